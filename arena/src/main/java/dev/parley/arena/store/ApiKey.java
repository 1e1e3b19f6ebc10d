package dev.parley.arena.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who may use the gateway, and how much.
 *
 * @param name who it was given to
 * @param spent microdollars (millionths of a US dollar) so far
 * @param tokens of its requests and answers so far
 * @param revoked when it was taken back
 */
public record ApiKey(
        String id,
        String name,
        Limits limits,
        long spent,
        long tokens,
        Instant created,
        Optional<Instant> revoked) {
    /** Whether it is accepted: not revoked, and something of each budget is left. */
    public boolean isUsable() {
        return revoked.isEmpty()
                && limits.budget().map(budget -> spent < budget).orElse(true)
                && limits.tokenBudget().map(budget -> tokens < budget).orElse(true);
    }

    /**
     * What a key may use.
     *
     * @param budget microdollars in all; empty for no limit
     * @param tokenBudget tokens of requests and answers in all; empty for no limit
     * @param requestsPerMinute empty for no limit
     * @param tokensPerMinute of requests and answers; empty for no limit
     */
    public record Limits(
            Optional<Long> budget,
            Optional<Long> tokenBudget,
            OptionalInt requestsPerMinute,
            OptionalInt tokensPerMinute) {
        public static final Limits NONE =
                new Limits(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
}
