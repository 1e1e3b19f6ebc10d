package dev.parley.arena.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The terms of use, as the operator set them.
 *
 * @param version written down with each consent; another version has to be accepted anew
 * @param text Markdown
 */
public record Terms(String version, String text) {
    /** What stands there until the operator says otherwise. */
    public static final Terms STANDARD = of("""
            By using this service you agree to these terms.

            - **Research.** What you write, what the models answer, and how you vote is stored and may be published in a
              dataset under a licence that lets others use it.
            - **No secrets.** Do not enter personal data: neither yours nor that of others.
            - **No guarantee.** Models make mistakes and may offend. Do not rely on what they say.
            - **No misuse.** Do not use the service for anything illegal, harmful, violent, racist or sexual.
            - **No names.** You need no account. A cookie in your browser connects your chats; network addresses are
              stored only as marks that cannot be turned back. On the page *About* you can delete everything.
            """);

    /** Terms whose version follows from their text. */
    public static Terms of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Terms(HexFormat.of().formatHex(hash, 0, 8), text);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
