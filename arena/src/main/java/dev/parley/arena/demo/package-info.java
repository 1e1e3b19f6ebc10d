/** A made-up past for an arena that has none yet. */
@NullMarked
package dev.parley.arena.demo;

import org.jspecify.annotations.NullMarked;
