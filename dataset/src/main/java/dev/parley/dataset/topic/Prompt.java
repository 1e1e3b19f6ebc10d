package dev.parley.dataset.topic;

/**
 * Something a user wrote.
 *
 * @param message index of the message in its conversation
 * @param user the user's pseudonym; empty where the release has none
 */
record Prompt(String conversation, int message, String user, String model, String text) {}
