package dev.parley.arena.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final RateLimits limits =
            new RateLimits(List.of(RateLimit.perMinute(2), RateLimit.perDay(5)), now::get);

    @Test
    void so_many_go_through_and_the_next_is_told_how_long_to_wait() {
        assertThat(limits.take("ann")).isEmpty();
        assertThat(limits.take("ann")).isEmpty();
        assertThat(limits.take("ann")).contains(Duration.ofSeconds(30));
    }

    @Test
    void one_goes_through_again_after_the_wait() {
        limits.take("ann");
        limits.take("ann");
        now.updateAndGet(time -> time.plus(limits.take("ann").orElseThrow()));

        assertThat(limits.take("ann")).isEmpty();
    }

    @Test
    void the_day_has_a_limit_of_its_own() {
        for (int count = 0; count < 5; count++) {
            assertThat(limits.take("ann")).isEmpty();
            now.updateAndGet(time -> time.plusSeconds(60));
        }

        assertThat(limits.take("ann").orElseThrow()).isGreaterThan(Duration.ofHours(4));
    }

    @Test
    void everybody_has_limits_of_the_own() {
        limits.take("ann");
        limits.take("ann");

        assertThat(limits.take("ben")).isEmpty();
    }

    @Test
    void whoever_changes_the_user_and_not_the_address_waits_all_the_same() {
        limits.take("ann", "address");
        limits.take("ben", "address");

        assertThat(limits.take("eve", "address")).isPresent();
        assertThat(limits.take("eve")).as("nothing was taken from a user who had to wait").isEmpty();
        assertThat(limits.take("eve")).isEmpty();
    }
}
