/**
 * What became different from one release to another. Both stand in the order of a hash of their ids, so that one pass
 * side by side ({@link dev.parley.dataset.compare.Comparison}) finds what was added, removed and changed without
 * keeping either in memory, and counts how each {@link dev.parley.dataset.compare.Dimension} moved.
 */
@NullMarked
package dev.parley.dataset.compare;

import org.jspecify.annotations.NullMarked;
