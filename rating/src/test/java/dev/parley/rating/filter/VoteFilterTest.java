package dev.parley.rating.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Votes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoteFilterTest {
    private static final Instant NOON = Instant.parse("2024-08-01T12:00:00Z");

    private static Ballot ballot(String judge, Instant time, String language, List<String> categories, int turns, long prompt) {
        return new Ballot(
                "a",
                "b",
                Outcome.MODEL_A,
                true,
                Optional.of(judge),
                Optional.of(time),
                Optional.of(language),
                categories,
                OptionalInt.of(turns),
                OptionalInt.of(10 * turns),
                OptionalLong.of(prompt),
                turns == 3,
                false,
                List.of());
    }

    private final Votes votes = Votes.of(
            List.of(
                    ballot("u", NOON, "English", List.of("coding"), 1, 1),
                    ballot("u", NOON.plusSeconds(1), "French", List.of(), 2, 2),
                    ballot("u", NOON.minusSeconds(1), "english", List.of("math", "coding"), 3, 3),
                    ballot("v", NOON.plusSeconds(86_400), "German", List.of("math"), 4, 4)),
            List.of());

    private List<Integer> kept(VoteFilter filter) {
        return filter.rule().keep(votes, votes.all()).stream().boxed().toList();
    }

    @Test
    void languages_are_told_in_any_case() {
        assertThat(kept(VoteFilter.languages(List.of("ENGLISH")))).containsExactly(0, 2);
    }

    @Test
    void a_vote_may_be_in_several_categories() {
        assertThat(kept(VoteFilter.categories(List.of("math")))).containsExactly(2, 3);
        assertThat(kept(VoteFilter.categories(List.of("poetry")))).isEmpty();
    }

    @Test
    void turns_and_length_include_both_ends() {
        assertThat(kept(VoteFilter.turns(2, 3))).containsExactly(1, 2);
        assertThat(kept(VoteFilter.length(20, Integer.MAX_VALUE))).containsExactly(1, 2, 3);
    }

    @Test
    void a_time_window_ends_before_its_end() {
        assertThat(kept(VoteFilter.time(NOON, NOON.plusSeconds(1)))).containsExactly(0);
    }

    @Test
    void the_first_votes_of_a_day_are_those_given_first() {
        assertThat(kept(VoteFilter.dailyCap(2))).containsExactly(0, 2, 3);
    }

    @Test
    void leaks_and_named_judges_are_left_out() {
        assertThat(kept(VoteFilter.noLeaks())).containsExactly(0, 1, 3);
        assertThat(kept(VoteFilter.without(List.of("u")))).containsExactly(3);
    }

    /** Of 20,003 prompts the quantile 0.9999 of how often they occur is 1 + 0.9998 * (9 - 1), and so 8. */
    @Test
    void only_the_most_frequent_prompts_are_thinned() {
        List<Ballot> many = new ArrayList<>();
        IntStream.range(0, 20_000).forEach(prompt -> many.add(ballot("u", NOON, "English", List.of(), 1, prompt + 10)));
        IntStream.range(0, 50).forEach(again -> many.add(ballot("u", NOON, "English", List.of(), 1, 5)));
        IntStream.range(0, 9).forEach(again -> many.add(ballot("u", NOON, "English", List.of(), 1, 6)));
        IntStream.range(0, 9).forEach(again -> many.add(ballot("u", NOON, "English", List.of(), 1, 7)));
        Votes all = Votes.of(many, List.of());

        int kept = VoteFilter.thinned(1).rule().keep(all, all.all()).cardinality();

        assertThat(kept).isEqualTo(20_000 + 8 + 8 + 8);
    }

    @Test
    void the_effect_of_a_filter_is_told_in_places_before_and_after() {
        Votes two = Votes.of(
                List.of(
                        ballot("u", NOON, "English", List.of(), 3, 1),
                        ballot("u", NOON, "English", List.of(), 3, 1),
                        Ballot.of("b", "a", Outcome.MODEL_A)),
                List.of());

        FilterEffect effect =
                FilterEffect.of(two, List.of(VoteFilter.noLeaks()), BoardOptions.DEFAULT).getFirst();

        assertThat(effect.removed()).isEqualTo(2);
        assertThat(effect.moves()).hasSize(2);
        assertThat(effect.moves().getFirst().placeBefore()).isNotEqualTo(effect.moves().getFirst().placeAfter());
    }
}
