package dev.parley.arena.gateway;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.GatewayCalls;
import dev.parley.arena.store.Store;
import dev.parley.model.Usage;
import java.util.Optional;

/** What the gateway needs of the store. */
public interface Ledger {
    /** The key with this secret, revoked or not. */
    Optional<ApiKey> key(String secret);

    /** See {@link GatewayCalls#begin}. */
    String begin(String apiKey, String endpoint, String model, String request);

    /** See {@link GatewayCalls#finish}. */
    boolean finish(String call, Answer.Status status, String answer, Optional<Usage> usage, long cost);

    /** A store's own. */
    static Ledger of(Store store) {
        return new Ledger() {
            @Override
            public Optional<ApiKey> key(String secret) {
                return store.apiKeys().find(secret);
            }

            @Override
            public String begin(String apiKey, String endpoint, String model, String request) {
                return store.gatewayCalls().begin(apiKey, endpoint, model, request);
            }

            @Override
            public boolean finish(
                    String call, Answer.Status status, String answer, Optional<Usage> usage, long cost) {
                return store.gatewayCalls().finish(call, status, answer, usage, cost);
            }
        };
    }
}
