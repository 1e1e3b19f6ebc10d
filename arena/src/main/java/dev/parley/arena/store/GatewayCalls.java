package dev.parley.arena.store;

import dev.parley.model.Usage;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The log of the gateway. What it writes is durable when the call returns.
 */
public final class GatewayCalls {
    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    GatewayCalls(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * Writes down a request that is about to be passed on.
     *
     * @param request the messages as JSON
     * @return the call's identifier
     */
    public String begin(String apiKey, String endpoint, String model, String request) {
        String call = identifiers.next();
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> {
            handle.createUpdate("""
                            INSERT INTO gateway_calls (id, api_key, endpoint, model, request, answer, status, cost, started)
                            VALUES (:id, :apiKey, :endpoint, :model, :request, '', 'RUNNING', 0, :now)
                            ON CONFLICT (id) DO NOTHING""")
                    .bind("id", call)
                    .bind("apiKey", apiKey)
                    .bind("endpoint", endpoint)
                    .bind("model", model)
                    .bind("request", request)
                    .bind("now", now)
                    .execute();
            return call;
        });
    }

    /**
     * Ends a call and adds its cost and tokens to what its key has spent; a call that has ended stays as it is. If the store
     * is away for too long, the end is written down when it is back.
     *
     * @param answer as JSON; what has come of it
     * @param cost microdollars
     * @return whether it was this that ended the call
     */
    public boolean finish(String call, Answer.Status status, String answer, Optional<Usage> usage, long cost) {
        long now = Times.micros(clock.instant());
        long tokens = usage.map(used -> used.promptTokens() + used.completionTokens()).orElse(0L);
        return database.endings().write(call, handle -> {
            int finished = handle.createUpdate("""
                            UPDATE gateway_calls SET status = :status, answer = :answer, prompt_tokens = :prompt,
                                completion_tokens = :completion, cost = :cost, finished = :now
                            WHERE id = :call AND status = 'RUNNING'""")
                    .bind("status", status.name())
                    .bind("answer", answer)
                    .bind("prompt", usage.map(Usage::promptTokens))
                    .bind("completion", usage.map(Usage::completionTokens))
                    .bind("cost", cost)
                    .bind("now", now)
                    .bind("call", call)
                    .execute();
            if (finished == 1 && (cost > 0 || tokens > 0)) {
                handle.createUpdate("""
                                UPDATE api_keys SET spent = spent + :cost, tokens_spent = tokens_spent + :tokens
                                WHERE id = (SELECT api_key FROM gateway_calls WHERE id = :call)""")
                        .bind("cost", cost)
                        .bind("tokens", tokens)
                        .bind("call", call)
                        .execute();
            }
            return finished == 1;
        });
    }

    /** Marks the calls that a program left running when it ended as failed. Returns how many there were. */
    public int failRunning() {
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> handle.createUpdate(
                        "UPDATE gateway_calls SET status = 'FAILED', finished = :now WHERE status = 'RUNNING'")
                .bind("now", now)
                .execute());
    }

    /** A call. */
    public Optional<GatewayCall> find(String call) {
        return database.read(handle -> GatewayCallRows.find(handle, call));
    }
}
