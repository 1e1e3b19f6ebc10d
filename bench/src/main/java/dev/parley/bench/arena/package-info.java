/** Benchmarks of the arena. */
@NullMarked
package dev.parley.bench.arena;

import org.jspecify.annotations.NullMarked;
