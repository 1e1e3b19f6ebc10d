package dev.parley.arena.store;

import dev.parley.model.Usage;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that came through the gateway.
 *
 * @param endpoint such as {@code /v1/chat/completions}
 * @param request the messages as JSON, as they came
 * @param answer the answer as JSON; what had come of it if it was stopped or failed; empty while it runs
 * @param cost microdollars
 */
public record GatewayCall(
        String id,
        String apiKey,
        String endpoint,
        String model,
        String request,
        String answer,
        Answer.Status status,
        Optional<Usage> usage,
        long cost,
        Instant started,
        Optional<Instant> finished) {}
