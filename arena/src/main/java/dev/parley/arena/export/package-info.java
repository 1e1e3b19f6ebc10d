/** Takes what the arena has collected out of its store, as logs that {@code parley build} and others read. */
@NullMarked
package dev.parley.arena.export;

import org.jspecify.annotations.NullMarked;
