package dev.parley.dataset.parquet;

import java.io.Serializable;

/**
 * A finished file.
 *
 * @param bytes size of the file
 * @param dataBytes size of its values before compression
 * @param sha256 checksum of its bytes, in hexadecimal
 */
public record WrittenFile(String name, long rows, long bytes, long dataBytes, String sha256) implements Serializable {}
