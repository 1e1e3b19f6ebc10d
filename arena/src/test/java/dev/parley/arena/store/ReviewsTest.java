package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for a look of the admin. */
class ReviewsTest extends StoreContract {
    @Test
    void a_flag_asks_for_a_review() {
        Turn turn = answered(ann, direct(ann), Optional.empty(), "Hi");
        CastVote vote = store.votes().cast(ann, ballot(turn, Choice.FLAG));
        Review review = store.reviews().open(10).getFirst();

        assertThat(vote.models()).containsExactly("alpha");
        assertThat(review.turn()).isEqualTo(turn.id());
        assertThat(review.reason()).isEqualTo(Reviews.FLAG);
        store.reviews().resolve(review.id());
        assertThat(store.reviews().open(10)).isEmpty();
    }

    @Test
    void a_turn_is_reviewed_once_for_each_reason() {
        Turn turn = answered(ann, direct(ann), Optional.empty(), "Hi");
        store.reviews().add(turn.id(), "filter");
        store.reviews().add(turn.id(), "filter");
        store.reviews().add("no such turn", "filter");

        assertThat(store.reviews().open(10)).hasSize(1);
    }
}
