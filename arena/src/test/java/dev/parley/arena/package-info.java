/** What the arena's tests share. */
@NullMarked
package dev.parley.arena;

import org.jspecify.annotations.NullMarked;
