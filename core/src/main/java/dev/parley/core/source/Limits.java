package dev.parley.core.source;

/**
 * What a record may be like at most; one that is more is rejected with this as its reason.
 *
 * @param bytes length of a line, of a list's element, or of a row of CSV
 * @param depth how deep lists and objects may stand in one another
 */
public record Limits(int bytes, int depth) {
    /** 64 MB, far above any conversation yet small beside a heap; 200 levels, far below what a call stack bears. */
    public static final Limits DEFAULT = new Limits(64 << 20, 200);

    public Limits {
        if (bytes < 1 || depth < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
