package dev.parley.arena.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelQueuesTest {
    private final ModelQueues queues = new ModelQueues(model -> 1);

    @Test
    void the_first_is_served_and_the_others_see_their_places() {
        var first = queues.enter("alpha");
        var second = queues.enter("alpha");
        var third = queues.enter("alpha");

        assertThat(first.turn().join()).isNull();
        assertThat(first.place()).isZero();
        assertThat(second.place()).isEqualTo(1);
        assertThat(third.place()).isEqualTo(2);
        assertThat(second.turn()).isNotDone();
    }

    @Test
    void whoever_leaves_lets_the_others_move_up() {
        var first = queues.enter("alpha");
        var second = queues.enter("alpha");
        var third = queues.enter("alpha");
        second.close();

        assertThat(third.place()).isEqualTo(1);
        first.close();
        assertThat(third.turn().join()).isNull();
        assertThat(third.place()).isZero();
    }

    @Test
    void leaving_twice_serves_one() {
        var first = queues.enter("alpha");
        var second = queues.enter("alpha");
        var third = queues.enter("alpha");
        first.close();
        first.close();

        assertThat(second.place()).isZero();
        assertThat(third.place()).isEqualTo(1);
    }

    @Test
    void each_model_has_a_line_of_its_own() {
        queues.enter("alpha");

        assertThat(queues.enter("beta").place()).isZero();
    }
}
