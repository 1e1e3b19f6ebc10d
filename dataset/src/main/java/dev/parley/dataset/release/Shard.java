package dev.parley.dataset.release;

import dev.parley.dataset.parquet.WrittenFile;
import java.io.Serializable;

/** A finished shard and what was counted while it was written. */
public record Shard(WrittenFile file, Statistics statistics) implements Serializable {}
