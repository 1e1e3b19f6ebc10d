package dev.parley.arena.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes names that nobody guesses. */
final class Identifiers {
    private final RandomGenerator random;

    Identifiers(RandomGenerator random) {
        this.random = random;
    }

    /** 32 hexadecimal digits, a UUID of version 4 as FastChat's {@code uuid.uuid4().hex}. */
    String next() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & ~(0xc0L << 56)) | (0x80L << 56);
        return new UUID(high, low).toString().replace("-", "");
    }

    /** 128 random bits, fit for an address. */
    String link() {
        return base64(16);
    }

    /** 256 random bits. */
    String secret() {
        return base64(32);
    }

    private String base64(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What is stored in place of a secret. A plain hash is enough for 256 random bits, unlike for a password. */
    static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
