package dev.parley.arena.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it is stored: PBKDF2 with HMAC-SHA-256, its cost and a salt of its own, in hexadecimal. */
record Password(int iterations, String salt, String hash) {
    /** OWASP Password Storage Cheat Sheet, 2023: at least 600,000 for PBKDF2-HMAC-SHA256. */
    private static final int ITERATIONS = 600_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /** 32 letters and digits, so that a random byte chooses each equally often. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int LETTERS = 20;

    /** Makes a password, 100 bits in groups of five. */
    static String random(Identifiers identifiers) {
        var password = new StringBuilder();
        for (byte letter : identifiers.bytes(LETTERS)) {
            if (password.length() % 6 == 5) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(letter & 31));
        }
        return password.toString();
    }

    static Password of(String password, Identifiers identifiers) {
        String salt = HexFormat.of().formatHex(identifiers.bytes(SALT_BYTES));
        return new Password(ITERATIONS, salt, derive(password, salt, ITERATIONS));
    }

    static Password parse(String stored) {
        String[] parts = stored.split("\\$", -1);
        return new Password(Integer.parseInt(parts[0]), parts[1], parts[2]);
    }

    String format() {
        return iterations + "$" + salt + "$" + hash;
    }

    boolean matches(String password) {
        byte[] derived = derive(password, salt, iterations).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), derived);
    }

    private static String derive(String password, String salt, int iterations) {
        byte[] salted = HexFormat.of().parseHex(salt);
        var specification = new PBEKeySpec(password.toCharArray(), salted, iterations, HASH_BITS);
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(specification)
                    .getEncoded();
            return HexFormat.of().formatHex(derived);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the JDK has PBKDF2", e);
        } finally {
            specification.clearPassword();
        }
    }
}
