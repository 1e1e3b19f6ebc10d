/** How well and how fast near duplicates are found, on a corpus with planted edited copies. */
@NullMarked
package dev.parley.bench.relation;

import org.jspecify.annotations.NullMarked;
