package dev.parley.model.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.ModelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AdaptiveLimit limit = new AdaptiveLimit();

    @Test
    void the_limit_doubles_with_each_round_while_the_server_never_complained() {
        enter(20).forEach(AdaptiveLimit.Place::accepted);

        assertThat(limit.limit()).isBetween(40, 42);
    }

    @Test
    void thousands_of_long_answers_can_begin() {
        for (int i = 0; i < 5_000; i++) {
            limit.enter(Duration.ZERO).accepted();
        }

        assertThat(limit.limit()).isGreaterThan(5_000);
    }

    @Test
    void a_limit_that_is_not_made_use_of_does_not_grow() {
        for (int i = 0; i < 100; i++) {
            try (var place = limit.enter(LONG)) {
                place.accepted();
            }
        }

        assertThat(limit.limit()).isEqualTo(20);
    }

    @Test
    void a_complaint_takes_a_fifth_of_what_is_under_way_and_complaints_at_the_same_time_count_once() {
        refuse(enter(10));

        assertThat(limit.limit()).isEqualTo(8);
    }

    @Test
    void after_a_complaint_the_limit_grows_by_one_a_round() {
        refuse(enter(10));

        enter(8).forEach(AdaptiveLimit.Place::accepted);

        assertThat(limit.limit()).isEqualTo(9);
    }

    @Test
    void one_request_is_always_let_through() {
        for (int i = 0; i < 40; i++) {
            refuse(enter(1));
        }

        assertThat(limit.limit()).isEqualTo(1);
    }

    @Test
    void whoever_finds_no_place_in_time_is_told() {
        enter(20);

        assertThatThrownBy(() -> limit.enter(Duration.ZERO)).isInstanceOfSatisfying(
                ModelException.class, e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.RATE_LIMITED));
    }

    @Test
    void whoever_waits_gets_the_place_that_is_left() throws InterruptedException {
        List<AdaptiveLimit.Place> places = enter(20);
        var entered = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            limit.enter(LONG);
            entered.countDown();
        });

        places.getFirst().close();

        assertThat(entered.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private List<AdaptiveLimit.Place> enter(int requests) {
        var places = new ArrayList<AdaptiveLimit.Place>();
        for (int i = 0; i < requests; i++) {
            places.add(limit.enter(LONG));
        }
        return places;
    }

    private static void refuse(List<AdaptiveLimit.Place> places) {
        places.forEach(place -> {
            place.refused();
            place.close();
        });
    }
}
