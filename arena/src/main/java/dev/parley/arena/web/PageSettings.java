package dev.parley.arena.web;

import dev.parley.arena.rule.ChatLimits;

/**
 * What the operator decides about the page.
 *
 * @param title shown in the head of the page
 * @param https whether browsers reach the page by https, so that cookies are {@code Secure}
 * @param limits how long messages and chats may become
 * @param maxTokens the longest answer that users may ask for
 */
public record PageSettings(String title, Terms terms, boolean https, ChatLimits limits, int maxTokens) {
    /** For a server on loopback; the longest answer is FastChat's. */
    public static final PageSettings STANDARD =
            new PageSettings("Parley", Terms.STANDARD, false, ChatLimits.STANDARD, 2048);
}
