/**
 * From any format to any that is written. {@link dev.parley.core.convert.Conversion} reads its sources twice where a
 * format logs a conversation again at each turn or spreads it over several records: the first pass notes which record
 * counts, the second writes it, so that memory holds identifiers and never all texts.
 */
@NullMarked
package dev.parley.core.convert;

import org.jspecify.annotations.NullMarked;
