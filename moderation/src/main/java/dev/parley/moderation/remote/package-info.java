/**
 * Moderators that other programs run: moderation endpoints, and language models that are told what to look for. What
 * such a moderator does not say, or says so that it cannot be understood, leaves a message unmoderated. Answers can be
 * {@linkplain dev.parley.moderation.remote.KeptOutcomes kept}, so that nothing is asked and paid twice.
 */
@NullMarked
package dev.parley.moderation.remote;

import org.jspecify.annotations.NullMarked;
