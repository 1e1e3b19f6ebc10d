package dev.parley.arena.web;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes what the arena has collected out of it. */
public interface Export {
    /** Names of the formats, the usual one first. */
    List<String> formats();

    /**
     * Writes all that happened in a range of time, one record a line.
     *
     * @param format one of {@link #formats}
     * @param until exclusive
     */
    void write(String format, Optional<Instant> from, Optional<Instant> until, OutputStream out);
}
