/**
 * Where records come from and go to. {@link dev.parley.core.source.Inputs} finds files, {@link
 * dev.parley.core.source.Compression} opens them plain, gzip or zstd, a {@link dev.parley.core.source.RecordTransport}
 * parts them into records (a line, an element of a list, a row), {@link dev.parley.core.source.RecordParser} makes JSON
 * of each on its own, and {@link dev.parley.core.source.RecordReader} makes {@linkplain dev.parley.core.Entry entries}
 * of that in one of the formats. What cannot be read becomes a {@link dev.parley.core.source.Rejection} and stops
 * nothing.
 */
@NullMarked
package dev.parley.core.source;

import org.jspecify.annotations.NullMarked;
