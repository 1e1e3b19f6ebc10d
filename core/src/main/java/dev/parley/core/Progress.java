package dev.parley.core;

/** Where long work tells how far it is. Safe to call from several threads. */
public interface Progress {
    /** For callers that nobody watches. */
    Progress SILENT = (name, unit, total) -> by -> {};

    /** The value of {@code total} when it is not known. */
    long UNKNOWN = -1;

    /**
     * Announces a step of the work.
     *
     * @param unit what is counted, in the plural, such as {@code conversations}
     * @param total how many there will be, or {@link #UNKNOWN}
     */
    Step start(String name, String unit, long total);

    /** One step; closed when it is done. */
    @FunctionalInterface
    interface Step extends AutoCloseable {
        void advance(long by);

        @Override
        default void close() {}
    }
}
