/**
 * Answers in the making, owned by the server. A {@link dev.parley.arena.generation.Generation} reads a model's stream
 * on a thread of its own and keeps the pieces in a log that any number of readers follow, each from where it likes and
 * as fast as it can. A reader that leaves changes nothing: the answer is completed, given to a
 * {@link dev.parley.arena.generation.Sink}, and only then is its end told to those who still listen.
 */
@NullMarked
package dev.parley.arena.generation;

import org.jspecify.annotations.NullMarked;
