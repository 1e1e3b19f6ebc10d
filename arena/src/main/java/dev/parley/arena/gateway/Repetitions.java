package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Outcome;
import dev.parley.arena.server.Problem;
import dev.parley.arena.store.ApiKey;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Answers a request with the header {@code Idempotency-Key} once, however often it is sent: a repetition gets the first
 * one's answer, waiting for it if need be. What failed is tried again. The header's rules are those of
 * draft-ietf-httpapi-idempotency-key-header-07; what is kept is bounded in time and number, and gone when the server
 * ends.
 */
final class Repetitions {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final SequencedMap<Name, First> firsts = new LinkedHashMap<>();

    Repetitions(InstantSource clock) {
        this.clock = clock;
    }

    private record Name(String apiKey, String endpoint, String key) {}

    /** @param request its hash */
    private record First(String request, Instant until, CompletableFuture<Given> given) {
        /** Whether it broke off after it had begun to come in pieces. */
        boolean hasFailed() {
            return given.isDone()
                    && !given.isCompletedExceptionally()
                    && given.join() instanceof Given.Streamed(var generation)
                    && generation.outcome().filter(outcome -> outcome.status() == Outcome.Status.FAILED).isPresent();
        }
    }

    /**
     * What the request is given, or was given when it came first.
     *
     * @throws Problem 422 if another request came under the same key before
     */
    Given once(Context context, ApiKey apiKey, ObjectNode request, Supplier<Given> give) {
        String key = context.header(HEADER);
        if (key == null) {
            return give.get();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Problem(400, "invalid_request", "The header 'Idempotency-Key' must have 1 to 255 characters.");
        }
        var name = new Name(apiKey.id(), context.path(), key);
        var mine = new First(hash(request), clock.instant().plus(KEPT), new CompletableFuture<>());
        Optional<First> before = before(name, mine);
        if (before.isEmpty()) {
            return give(name, mine, give);
        }
        if (!before.get().request().equals(mine.request())) {
            throw new Problem(422, "idempotency_key_reused", "Another request was sent with this 'Idempotency-Key'.");
        }
        context.header("Idempotent-Replayed", "true");
        return await(before.get());
    }

    /** The request that came under this name before; if there is none, this is the first. */
    private synchronized Optional<First> before(Name name, First mine) {
        Instant now = clock.instant();
        firsts.values().removeIf(old -> now.isAfter(old.until()) || old.hasFailed());
        if (firsts.size() >= MOST) {
            firsts.pollFirstEntry();
        }
        return Optional.ofNullable(firsts.putIfAbsent(name, mine));
    }

    private synchronized void forget(Name name) {
        firsts.remove(name);
    }

    private Given give(Name name, First mine, Supplier<Given> give) {
        try {
            Given given = give.get();
            mine.given().complete(given);
            return given;
        } catch (RuntimeException failed) {
            forget(name);
            mine.given().completeExceptionally(failed);
            throw failed;
        }
    }

    private static Given await(First first) {
        try {
            return first.given().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static String hash(ObjectNode request) {
        try {
            byte[] text = request.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
