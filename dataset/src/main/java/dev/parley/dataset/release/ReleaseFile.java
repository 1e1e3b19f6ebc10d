package dev.parley.dataset.release;

import dev.parley.dataset.parquet.WrittenFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a release.
 *
 * @param name its path in the release, with slashes
 */
record ReleaseFile(String name, long bytes, String sha256) {
    static ReleaseFile of(WrittenFile shard) {
        return new ReleaseFile("data/" + shard.name(), shard.bytes(), shard.sha256());
    }

    static ReleaseFile of(String name, byte[] content) {
        return new ReleaseFile(name, content.length, sha256(content));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
