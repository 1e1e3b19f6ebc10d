package dev.parley.core.source;

import dev.parley.core.format.Format;

/** A file of which it is known how its records stand in it and what they say. */
public record Source(Location file, RecordTransport transport, Format format) {
    public Records open(Limits limits) {
        return transport.open(file, limits);
    }
}
