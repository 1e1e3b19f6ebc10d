package dev.parley.arena.store;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Everything the arena keeps. Safe to use from many threads. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class Store implements AutoCloseable {
    private Store() {}

    /**
     * Opens a store and brings its schema up to date.
     *
     * @param random makes identifiers and secrets: a {@link java.security.SecureRandom} but in tests
     * @throws dev.parley.core.InputException if it cannot be opened
     */
    public static Store open(StoreSettings settings, InstantSource clock, RandomGenerator random) {
        throw new UnsupportedOperationException();
    }

    public Users users() {
        throw new UnsupportedOperationException();
    }

    public AddressMarks addressMarks() {
        throw new UnsupportedOperationException();
    }

    public Chats chats() {
        throw new UnsupportedOperationException();
    }

    public Votes votes() {
        throw new UnsupportedOperationException();
    }

    public Shares shares() {
        throw new UnsupportedOperationException();
    }

    public Reviews reviews() {
        throw new UnsupportedOperationException();
    }

    public GatewayCalls gatewayCalls() {
        throw new UnsupportedOperationException();
    }

    public ApiKeys apiKeys() {
        throw new UnsupportedOperationException();
    }

    public Admin admin() {
        throw new UnsupportedOperationException();
    }

    public Retention retention() {
        throw new UnsupportedOperationException();
    }

    public Counts counts() {
        throw new UnsupportedOperationException();
    }

    /** Whether the database answers now. */
    public boolean isReady() {
        throw new UnsupportedOperationException();
    }

    /** Finishes the writes that wait and lets go of the database. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
