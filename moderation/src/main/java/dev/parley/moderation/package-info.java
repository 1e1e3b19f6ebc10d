/**
 * Moderation: which harm a message does, in one {@link dev.parley.moderation.Taxonomy taxonomy}. A {@link
 * dev.parley.moderation.Moderator} scores messages; a {@link dev.parley.moderation.Policy} of thresholds turns scores
 * into verdicts. What could not be scored stays {@link dev.parley.moderation.Unmoderated unmoderated}, never harmless.
 */
@NullMarked
package dev.parley.moderation;

import org.jspecify.annotations.NullMarked;
