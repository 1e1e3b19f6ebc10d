/**
 * The vocabulary of Parley: who said what to which model, and what people thought of it. Everything that is read from a
 * public format becomes {@link dev.parley.core.Entry entries}; everything above speaks of {@link
 * dev.parley.core.Conversation conversations}, {@link dev.parley.core.Battle battles} and {@link dev.parley.core.Vote
 * votes}. Values are immutable and know nothing of files, annotators or engines.
 */
@NullMarked
package dev.parley.core;

import org.jspecify.annotations.NullMarked;
