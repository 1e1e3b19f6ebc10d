package dev.parley.core.source;

import java.util.Iterator;

/** The records of one file, in their order. Reading throws {@link java.io.UncheckedIOException} if the file fails. */
public interface Records extends Iterator<RawRecord>, AutoCloseable {
    @Override
    void close();
}
