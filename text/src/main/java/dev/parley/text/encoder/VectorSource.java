package dev.parley.text.encoder;

import java.util.List;

/** Where vectors come from: known beforehand, or learned from the texts at hand. */
@FunctionalInterface
public interface VectorSource extends AutoCloseable {
    /** Vectors for texts like these; closed with this source. */
    SentenceVectors learn(List<String> texts, long seed);

    @Override
    default void close() {}
}
