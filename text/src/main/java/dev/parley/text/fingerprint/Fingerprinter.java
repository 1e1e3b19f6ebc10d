package dev.parley.text.fingerprint;

import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.text.Words;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes the {@link Fingerprint} of a conversation.
 *
 * <p>Exact hashes are the first bits of SHA-256: nobody can make two conversations that fall together, and the
 * processor computes it faster than the text can be normalised.
 */
public final class Fingerprinter {
    /** Changes whenever a fingerprint of the same conversation would. */
    public static final String VERSION = "fingerprint-1";

    private Fingerprinter() {}

    public static Fingerprint fingerprint(List<Message> messages) {
        MessageDigest prompt = sha256();
        MessageDigest conversation = sha256();
        var promptWords = new Words();
        var conversationWords = new Words();
        var prefixes = new long[messages.size()];
        for (int i = 0; i < prefixes.length; i++) {
            Message message = messages.get(i);
            String normal = NormalText.of(message.content());
            byte[] bytes = normal.getBytes(StandardCharsets.UTF_8);
            update(conversation, message.role().label().getBytes(StandardCharsets.UTF_8));
            update(conversation, bytes);
            prefixes[i] = hash(conversation)[0];
            Words words = Words.of(normal);
            conversationWords.addAll(words);
            if (message.role() == Role.USER) {
                update(prompt, bytes);
                promptWords.addAll(words);
            }
        }
        return new Fingerprint(
                hash(prompt),
                hash(conversation),
                prefixes,
                template(messages),
                MinHash.signature(Shingles.of(promptWords)),
                MinHash.signature(Shingles.of(conversationWords)));
    }

    /** The text whose {@link Shingles} the prompt signature stands for: all user turns. */
    public static String promptText(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.role() == Role.USER)
                .map(Message::content)
                .collect(Collectors.joining("\n"));
    }

    /** The text whose {@link Shingles} the conversation signature stands for: all messages. */
    public static String conversationText(List<Message> messages) {
        return messages.stream().map(Message::content).collect(Collectors.joining("\n"));
    }

    private static long template(List<Message> messages) {
        String firstPrompt = messages.stream()
                .filter(message -> message.role() == Role.USER)
                .map(Message::content)
                .findFirst()
                .orElse("");
        MessageDigest digest = sha256();
        digest.update(Template.of(firstPrompt).getBytes(StandardCharsets.UTF_8));
        return hash(digest)[0];
    }

    /** Normalised text holds no line break, so that one marks the end of a part beyond doubt. */
    private static void update(MessageDigest digest, byte[] part) {
        digest.update(part);
        digest.update((byte) '\n');
    }

    /** The first 128 bits of what the digest has seen so far; it can go on. */
    private static long[] hash(MessageDigest digest) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(((MessageDigest) digest.clone()).digest());
            return new long[] {bytes.getLong(), bytes.getLong()};
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of this Java cannot be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
