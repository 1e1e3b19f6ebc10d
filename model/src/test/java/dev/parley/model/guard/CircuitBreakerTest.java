package dev.parley.model.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ModelException.Kind;
import dev.parley.model.ModelHealth.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final CircuitBreaker breaker = new CircuitBreaker(2, Duration.ofSeconds(1), () -> Instant.EPOCH);

    @Test
    void failures_with_an_answer_begun_between_them_are_no_row() {
        breaker.failed(Kind.UNREACHABLE);
        breaker.answering();
        breaker.failed(Kind.UNREACHABLE);

        assertThat(breaker.state()).isEqualTo(State.UP);
    }

    @Test
    void an_answer_that_began_before_does_not_close_an_open_circuit() {
        breaker.failed(Kind.UNREACHABLE);
        breaker.failed(Kind.UNREACHABLE);
        breaker.answering();

        assertThat(breaker.state()).isEqualTo(State.DOWN);
    }
}
