/** Benchmarks of moderators. */
@NullMarked
package dev.parley.bench.moderation;

import org.jspecify.annotations.NullMarked;
