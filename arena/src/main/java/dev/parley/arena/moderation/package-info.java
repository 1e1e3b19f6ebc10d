/**
 * Moderation of what runs: what users ask and what models answer, in chats and through the gateway. A {@link
 * dev.parley.arena.moderation.LiveModerator} judges messages and marks them in the store. If it only observes, it does so
 * beside everything else; if it enforces its policy, messages are judged before models are asked, and a {@link
 * dev.parley.arena.moderation.ModeratedAnswer} gives nothing out before it is judged.
 */
@NullMarked
package dev.parley.arena.moderation;

import org.jspecify.annotations.NullMarked;
