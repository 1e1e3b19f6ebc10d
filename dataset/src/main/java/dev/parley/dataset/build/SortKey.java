package dev.parley.dataset.build;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * Where a conversation stands in a dataset: the first eight bytes of the SHA-256 of its id, with the sign bit flipped
 * so that the signed order is the order of the hashes. The order is the same for any input order, mixes users and days,
 * and is spread evenly, so that equal ranges of keys hold about equally many conversations. A
 * {@linkplain #marked marked} id stands where the id without its mark would.
 */
public final class SortKey {
    private static final Pattern MARK = Pattern.compile("#[0-9a-f]{16}$");

    private SortKey() {}

    /** The id for another conversation that came under the same id, told apart by {@code difference}. */
    static String marked(String id, String difference) {
        return id + "#" + Workspace.key(difference);
    }

    public static long of(String id) {
        String unmarked = MARK.matcher(id).replaceFirst("");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(unmarked.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() ^ Long.MIN_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * Which of equal ranges a key falls in.
     *
     * @param ranges a power of two
     */
    public static int range(long key, int ranges) {
        int bits = Integer.numberOfTrailingZeros(ranges);
        return bits == 0 ? 0 : (int) ((key ^ Long.MIN_VALUE) >>> (Long.SIZE - bits));
    }
}
