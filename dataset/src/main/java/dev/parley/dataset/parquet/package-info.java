/**
 * Parquet files without a Spark job around them. {@link dev.parley.dataset.parquet.RowFormat} writes Spark rows into
 * one file whose bytes depend on the rows alone and which appears under its name only when it is complete;
 * {@link dev.parley.dataset.parquet.ParquetRows} streams any Parquet file as JSON rows.
 */
@NullMarked
package dev.parley.dataset.parquet;

import org.jspecify.annotations.NullMarked;
