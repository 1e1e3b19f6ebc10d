/** Votes in files: counted outcomes, rows, and the battles of every format that {@code core} reads. */
@NullMarked
package dev.parley.rating.file;

import org.jspecify.annotations.NullMarked;
