package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identifier of a record whose format gives it none: a hash of what it says, so that the same record is called the
 * same wherever it is read.
 */
final class ContentId {
    private static final String PREFIX = "content-";
    private static final int BYTES = 16;

    private ContentId() {}

    static String of(JsonNode record) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(record.toString().getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /** Whether an identifier says nothing that the content does not say. */
    static boolean isContentId(String id) {
        return id.startsWith(PREFIX);
    }
}
