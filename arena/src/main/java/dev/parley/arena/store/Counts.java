package dev.parley.arena.store;

/** How much there is. {@code deletedUsers} have asked to be forgotten; nothing else is left of them. */
public record Counts(
        long users, long chats, long turns, long votes, long gatewayCalls, long openReviews, long deletedUsers) {}
