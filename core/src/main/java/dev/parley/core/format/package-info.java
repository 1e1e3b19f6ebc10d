/**
 * The public formats of conversations and votes: how each is recognised by its content, read into {@link
 * dev.parley.core.Entry entries} and written again. Files come as {@link java.nio.file.Path paths}, plain, gzip or
 * zstd; each record is parsed on its own, so that one bad line is one rejected line.
 */
@NullMarked
package dev.parley.core.format;

import org.jspecify.annotations.NullMarked;
