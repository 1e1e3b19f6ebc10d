package dev.parley.arena.web;

/**
 * What the operator decides about the page.
 *
 * @param title shown in the head of the page
 * @param https whether browsers reach the page by https, so that cookies are {@code Secure}
 * @param promptCharacters the longest message
 * @param turns the most messages in a chat
 * @param maxTokens the longest answer that users may ask for
 */
public record PageSettings(
        String title, Terms terms, boolean https, int promptCharacters, int turns, int maxTokens) {
    /** FastChat's limits: 12,000 characters, 50 turns, 2,048 tokens. */
    public static final PageSettings STANDARD = new PageSettings("Parley", Terms.STANDARD, false, 12_000, 50, 2048);
}
