/**
 * What people read: ratings on the scale they know, with their intervals and ranks, how all of it was computed, and
 * what should make them careful. {@link dev.parley.rating.board.Board#of} is the way in. The records are plain values
 * whose names are those of the JSON that a page or a program gets.
 */
@NullMarked
package dev.parley.rating.board;

import org.jspecify.annotations.NullMarked;
