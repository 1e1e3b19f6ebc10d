/** Votes, one by one and counted. */
@NullMarked
package dev.parley.rating.vote;

import org.jspecify.annotations.NullMarked;
