package dev.parley.dataset.parquet;

import java.io.Serializable;

/**
 * A finished file.
 *
 * @param sha256 checksum of its bytes, in hexadecimal
 */
public record WrittenFile(String name, long rows, long bytes, String sha256) implements Serializable {}
