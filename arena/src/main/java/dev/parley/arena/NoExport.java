package dev.parley.arena;

import dev.parley.arena.web.Export;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stands in until the store can be exported. */
final class NoExport implements Export {
    @Override
    public List<String> formats() {
        return List.of();
    }

    @Override
    public void write(String format, Optional<Instant> from, Optional<Instant> until, OutputStream out) {
        throw new IllegalArgumentException("no format " + format);
    }
}
