@NullMarked
package dev.parley.arena.generation;

import org.jspecify.annotations.NullMarked;
