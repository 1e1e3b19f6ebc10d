package dev.parley.arena.gateway;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.StoreUnavailableException;
import dev.parley.model.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A ledger that a test can look into. */
final class MemoryLedger implements Ledger {
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final List<Begun> begun = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();

    private CompletableFuture<Boolean> beginsDurable = CompletableFuture.completedFuture(true);
    private CompletableFuture<Boolean> endsDurable = CompletableFuture.completedFuture(true);

    record Begun(String apiKey, String endpoint, String model, String request) {}

    record Finished(String call, Answer.Status status, String answer, Optional<Usage> usage, long cost) {}

    void key(String secret, ApiKey.Limits limits) {
        keys.put(secret, key(secret, limits, Optional.empty()));
    }

    void spentKey(String secret) {
        keys.put(secret, key(
                secret,
                new ApiKey.Limits(Optional.of(0L), Optional.empty(), OptionalInt.empty(), OptionalInt.empty()),
                Optional.empty()));
    }

    void revokedKey(String secret) {
        keys.put(secret, key(secret, ApiKey.Limits.NONE, Optional.of(Instant.EPOCH)));
    }

    /** Writes the calls that begin from now on when this is done. */
    void writeBegins(CompletableFuture<Boolean> when) {
        beginsDurable = when;
    }

    /** Writes the calls that end from now on when this is done. */
    void writeEnds(CompletableFuture<Boolean> when) {
        endsDurable = when;
    }

    List<Begun> begun() {
        return begun;
    }

    /** Waits for the next call that ends, and takes it. */
    Finished finished() throws InterruptedException {
        return finished.take();
    }

    @Override
    public Optional<ApiKey> key(String secret) {
        return Optional.ofNullable(keys.get(secret));
    }

    @Override
    public String begin(String apiKey, String endpoint, String model, String request) {
        begun.add(new Begun(apiKey, endpoint, model, request));
        await(beginsDurable);
        return "call-" + begun.size();
    }

    @Override
    public boolean finish(String call, Answer.Status status, String answer, Optional<Usage> usage, long cost) {
        finished.add(new Finished(call, status, answer, usage, cost));
        return await(endsDurable);
    }

    private static boolean await(CompletableFuture<Boolean> durable) {
        try {
            return durable.join();
        } catch (CompletionException e) {
            throw new StoreUnavailableException("the disk is full", e);
        }
    }

    private static ApiKey key(String secret, ApiKey.Limits limits, Optional<Instant> revoked) {
        return new ApiKey("id of " + secret, "test", limits, 0, 0, Instant.EPOCH, revoked);
    }
}
