/**
 * The rules of the arena: who is drawn against whom, what a vote is worth, how much anybody may ask. Logic alone,
 * without a database or a server; time and chance are handed in. Rules mark what they object to, they never drop it.
 */
@NullMarked
package dev.parley.arena.rule;

import org.jspecify.annotations.NullMarked;
