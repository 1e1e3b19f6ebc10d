package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.generation.Outcome;
import dev.parley.arena.server.Problem;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.StoreUnavailableException;
import dev.parley.model.ModelCard;
import dev.parley.model.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Keeps account of the calls: in the store, in the key's limits, in the metrics. */
final class Calls {
    private static final Duration STORE_WAIT = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Access access;
    private final MeterRegistry metrics;

    Calls(Ledger ledger, Access access, MeterRegistry metrics) {
        this.ledger = ledger;
        this.access = access;
        this.metrics = metrics;
    }

    /** Writes down a request, so that the model may be asked. */
    Call begin(ApiKey key, String endpoint, ModelCard model, JsonNode request) {
        try {
            return new Call(key, model, ledger.begin(key.id(), endpoint, model.name(), request.toString()));
        } catch (StoreUnavailableException e) {
            throw unavailable();
        }
    }

    /** Nothing is answered that cannot be written down. */
    static Problem unavailable() {
        return new Problem(503, "store_unavailable", "The server cannot write answers down at the moment.")
                .retryAfter(STORE_WAIT);
    }

    /** A call that was begun. */
    final class Call {
        private final ApiKey key;
        private final ModelCard model;
        private final String id;

        private Call(ApiKey key, ModelCard model, String id) {
            this.key = key;
            this.model = model;
            this.id = id;
        }

        /** How the log names it. */
        String id() {
            return id;
        }

        /** Ends a call by what became of a generation; returns when that is durable. */
        void finish(Outcome outcome) {
            outcome.firstPiece()
                    .ifPresent(first -> metrics.timer("parley.first.piece", "model", model.name())
                            .record(Duration.between(outcome.started(), first)));
            finish(
                    switch (outcome.status()) {
                        case COMPLETED -> Answer.Status.COMPLETE;
                        case STOPPED -> Answer.Status.STOPPED;
                        case FAILED -> Answer.Status.FAILED;
                    },
                    outcome.completion().toString(),
                    outcome.usage());
        }

        /** Ends a call; returns when that is durable. */
        void finish(Answer.Status status, String answer, Optional<Usage> usage) {
            Usage used = usage.orElse(Usage.NONE);
            long cost = Math.round(model.price().of(used) * 1e6);
            count(status, used, cost);
            access.charge(key, used.promptTokens() + used.completionTokens());
            try {
                ledger.finish(id, status, answer, usage, cost);
            } catch (StoreUnavailableException e) {
                throw unavailable();
            }
        }

        private void count(Answer.Status status, Usage used, long cost) {
            String name = model.name();
            metrics.counter("parley.answers", "model", name, "status", status.name().toLowerCase(Locale.ROOT)).increment();
            metrics.counter("parley.tokens", "model", name, "kind", "prompt").increment((double) used.promptTokens());
            metrics.counter("parley.tokens", "model", name, "kind", "completion").increment((double) used.completionTokens());
            metrics.counter("parley.cost.dollars", "model", name).increment(cost / 1e6);
        }
    }
}
