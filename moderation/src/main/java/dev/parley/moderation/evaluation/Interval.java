package dev.parley.moderation.evaluation;

/**
 * A figure and its 95 % bootstrap interval.
 *
 * @param value NaN if it cannot be told from the items
 */
public record Interval(double value, double low, double high) {}
