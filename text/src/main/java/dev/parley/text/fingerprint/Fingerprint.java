package dev.parley.text.fingerprint;

/**
 * The hashes of one conversation. Texts are normalised first (NFKC, case, white space).
 *
 * @param prompt 128-bit hash of all user turns, as two longs
 * @param conversation 128-bit hash of all messages with their roles
 * @param prefixes for each message, the 64-bit hash of the conversation up to and including it
 * @param template 64-bit hash of the first user turn with its changing parts (numbers, quotations, names) folded:
 *     prompts written from one template share it
 * @param promptSignature MinHash signature of the user turns; empty if they have under five words
 * @param conversationSignature MinHash signature of all messages; empty if they have under five words
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of these: primitive arrays, never modified after construction.
public record Fingerprint(
        long[] prompt,
        long[] conversation,
        long[] prefixes,
        long template,
        int[] promptSignature,
        int[] conversationSignature) {}
