package dev.parley.core.source;

/**
 * A record that was not read.
 *
 * @param line the line it begins in, from 1; 0 if the whole file was not read
 * @param reason one sentence that holds nothing of what the record says
 */
public record Rejection(String file, long line, String reason) {}
