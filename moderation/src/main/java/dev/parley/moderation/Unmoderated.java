package dev.parley.moderation;

/**
 * Nobody knows whether the message is harmful.
 *
 * @param by who failed to say
 * @param reason one sentence without the message's text
 */
public record Unmoderated(ModeratorId by, String reason) implements Outcome {}
