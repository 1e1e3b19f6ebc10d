package dev.parley.arena.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ModelCard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlainRulesTest {
    @Property(tries = 200)
    void aPairIsAlwaysTwoDifferentCandidates(
            @ForAll @Size(min = 2, max = 6) List<@DoubleRange(min = 0.01, max = 100) Double> weights, @ForAll long seed) {
        List<ModelCard> cards = cards(weights);

        List<String> pair = new PlainRules(new Random(seed)).pair(cards);

        assertThat(pair).hasSize(2).doesNotHaveDuplicates();
        assertThat(cards.stream().map(ModelCard::name)).containsAll(pair);
    }

    @Test
    void eachModelStandsOnEachSideAsOftenAndIsDrawnByItsWeight() {
        var rules = new PlainRules(new Random(1));
        Map<String, Integer> left = new HashMap<>();
        Map<String, Integer> drawn = new HashMap<>();
        for (int battle = 0; battle < 20_000; battle++) {
            List<String> pair = rules.pair(cards(List.of(1.0, 1.0, 1.0, 0.1)));
            left.merge(pair.getFirst(), 1, Integer::sum);
            pair.forEach(name -> drawn.merge(name, 1, Integer::sum));
        }

        assertThat(drawn.keySet())
                .allSatisfy(name -> assertThat(left.getOrDefault(name, 0) / (double) drawn.getOrDefault(name, 0))
                        .isBetween(0.45, 0.55));
        assertThat(drawn.getOrDefault("m3", 0)).isLessThan(drawn.getOrDefault("m0", 0) / 3);
    }

    private static List<ModelCard> cards(List<Double> weights) {
        return IntStream.range(0, weights.size())
                .mapToObj(index -> new ModelCard(
                        "m" + index,
                        "test",
                        ModelCard.Kind.CHAT,
                        weights.get(index),
                        true,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        ModelCard.Price.FREE,
                        new ModelCard.Limits(1, 1)))
                .toList();
    }
}
