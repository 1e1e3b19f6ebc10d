package dev.parley.arena.generation;

/** Where an answer is put down for good. */
@FunctionalInterface
public interface Sink {
    /**
     * Stores how a generation ended; called once for each, on the generation's thread. Returns when the outcome is
     * durable: until then no reader learns that the answer is over.
     *
     * @throws RuntimeException if it cannot be stored; readers are then told that the answer failed
     */
    void store(Outcome outcome);
}
