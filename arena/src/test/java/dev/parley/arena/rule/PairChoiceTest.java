package dev.parley.arena.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairChoiceTest {
    private static final int DRAWS = 20_000;

    private final PairChoice byWeight = new WeightedPairs();

    @Test
    void weights_say_how_often_a_model_is_drawn_first() {
        Map<Pair, Integer> drawn = draw(byWeight, Lineup.of(Map.of("a", 1.0, "b", 1.0, "c", 2.0)));

        // c first (1/2), or a or b first and c then (1/4 * 2/3 each).
        assertThat(share(drawn, "c")).isCloseTo(0.5 + 2 * 0.25 * 2 / 3, within(0.02));
    }

    @Test
    void sides_are_swapped_at_random() {
        Map<Pair, Integer> drawn = draw(byWeight, Lineup.of(Map.of("a", 1.0, "b", 3.0)));

        assertThat(drawn.getOrDefault(new Pair("a", "b"), 0) / (double) DRAWS).isCloseTo(0.5, within(0.02));
    }

    @Test
    void weights_that_are_all_zero_make_no_pair() {
        assertThat(byWeight.draw(Lineup.of(Map.of("a", 0.0, "b", 0.0)), new Random(1))).isEmpty();
        assertThat(byWeight.draw(Lineup.of(Map.of("a", 1.0)), new Random(1))).isEmpty();
        assertThat(byWeight.draw(Lineup.of(Map.of()), new Random(1))).isEmpty();
    }

    @Test
    void a_model_that_is_out_is_not_drawn() {
        var lineup = new Lineup(
                Map.of("a", 1.0, "b", 1.0, "c", 1.0), Set.of(), Set.of("c"), Map.of(), Map.of());

        assertThat(share(draw(byWeight, lineup), "c")).isZero();
    }

    @Test
    void a_boosted_model_counts_five_times() {
        var lineup = new Lineup(
                Map.of("a", 1.0, "b", 1.0, "c", 1.0), Set.of("c"), Set.of(), Map.of(), Map.of());

        // c first (5/7), or a or b first (1/7 each) and c then (5/6).
        assertThat(share(draw(byWeight, lineup), "c")).isCloseTo(5.0 / 7 + 2.0 / 7 * 5 / 6, within(0.02));
    }

    @Test
    void who_is_drawn_to_meet_a_model_is_drawn_by_weight_even_if_that_model_is_out() {
        var lineup = new Lineup(Map.of("b", 1.0, "c", 3.0, "d", 0.0), Set.of(), Set.of("a"), Map.of(), Map.of())
                .meeting("a");

        for (PairChoice choice : List.of(byWeight, new VarianceReducingPairs(Map::of))) {
            Map<Pair, Integer> drawn = draw(choice, lineup);
            assertThat(share(drawn, "a")).isEqualTo(1);
            assertThat(share(drawn, "c")).isCloseTo(0.75, within(0.02));
        }
    }

    @Test
    void who_may_not_meet_a_model_is_not_drawn_for_it() {
        var lineup = new Lineup(
                        Map.of("a", 1.0, "b", 1.0, "c", 1.0), Set.of(), Set.of(), Map.of(), Map.of("b", Set.of("c")))
                .meeting("a");

        assertThat(share(draw(byWeight, lineup), "b")).isZero();
    }

    @Test
    void a_model_meets_its_targets_in_half_of_the_battles_that_begin_with_it() {
        var lineup = new Lineup(
                Map.of("new", 1.0, "target", 1.0, "c", 1.0, "d", 1.0, "e", 1.0),
                Set.of(),
                Set.of(),
                Map.of("new", Set.of("target", "gone")),
                Map.of());

        Map<String, Double> rivals = lineup.rivals("new");

        double all = rivals.values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(rivals.getOrDefault("target", 0.0) / all).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_model_with_strict_targets_meets_only_those() {
        var lineup = new Lineup(
                Map.of("a", 1.0, "b", 1.0, "c", 1.0), Set.of(), Set.of("b"), Map.of(), Map.of("a", Set.of("b")));

        assertThat(lineup.rivals("a")).isEmpty();
    }

    @Test
    void the_pair_of_which_a_vote_tells_most_is_drawn_most() {
        var votes = Map.of(
                new Pair("a", "b"), new Tally(500, 0, 500),
                new Pair("c", "a"), new Tally(5, 0, 5),
                new Pair("b", "c"), new Tally(10, 0, 0));
        Map<Pair, Integer> drawn = draw(new VarianceReducingPairs(() -> votes), Lineup.of(Map.of("a", 1.0, "b", 1.0, "c", 1.0)));

        int known = both(drawn, "a", "b");
        int unsure = both(drawn, "a", "c");
        int decided = both(drawn, "b", "c");
        assertThat(unsure).isGreaterThan(decided);
        assertThat(decided).isGreaterThan(known);
    }

    @Property
    void another_vote_tells_less_the_more_there_are(
            @ForAll @IntRange(max = 1000) int wins,
            @ForAll @IntRange(max = 1000) int ties,
            @ForAll @IntRange(max = 1000) int losses) {
        double now = VarianceReducingPairs.gain(new Tally(wins, ties, losses));
        double doubled = VarianceReducingPairs.gain(new Tally(2L * wins + 1, 2L * ties, 2L * losses + 1));

        assertThat(now).isPositive().isFinite().isGreaterThan(doubled);
    }

    private static Map<Pair, Integer> draw(PairChoice choice, Lineup lineup) {
        var random = new Random(7);
        var drawn = new HashMap<Pair, Integer>();
        for (int count = 0; count < DRAWS; count++) {
            drawn.merge(choice.draw(lineup, random).orElseThrow(), 1, Integer::sum);
        }
        return drawn;
    }

    private static double share(Map<Pair, Integer> drawn, String model) {
        return drawn.entrySet().stream()
                        .filter(entry -> entry.getKey().a().equals(model)
                                || entry.getKey().b().equals(model))
                        .mapToInt(Map.Entry::getValue)
                        .sum()
                / (double) DRAWS;
    }

    private static int both(Map<Pair, Integer> drawn, String a, String b) {
        return drawn.getOrDefault(new Pair(a, b), 0) + drawn.getOrDefault(new Pair(b, a), 0);
    }
}
