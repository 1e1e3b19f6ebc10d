package dev.parley.rating.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @CsvSource({"10, 0.1", "40, 0.2", "40, 0.5", "1000, 0.02", "1000000, 0.0001", "300, 0.9"})
    void mean_and_variance_are_those_of_the_distribution(long trials, double probability) {
        var random = new SplittableRandom(2);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            long drawn = Binomial.draw(trials, probability, random);
            sum += drawn;
            squares += (double) drawn * drawn;
        }
        double mean = sum / DRAWS;
        double variance = squares / DRAWS - mean * mean;
        double expected = trials * probability * (1 - probability);

        assertThat(mean).isCloseTo(trials * probability, within(5 * Math.sqrt(expected / DRAWS)));
        assertThat(variance).isCloseTo(expected, within(0.03 * expected));
    }

    /** By rejection, at the least expected successes at which it is used. */
    @Test
    void every_number_comes_as_often_as_it_should() {
        int trials = 30;
        double p = 0.4;
        int[] seen = new int[trials + 1];
        var random = new SplittableRandom(5);
        for (int i = 0; i < DRAWS; i++) {
            seen[(int) Binomial.draw(trials, p, random)]++;
        }
        double mass = Math.pow(1 - p, trials);
        for (int k = 0; k <= trials; k++) {
            assertThat(seen[k] / (double) DRAWS).isCloseTo(mass, within(5 * Math.sqrt(mass / DRAWS) + 1e-5));
            mass *= (trials - k) * p / ((k + 1) * (1 - p));
        }
    }

    @Test
    void what_is_certain_is_not_drawn() {
        var random = new SplittableRandom(1);

        assertThat(Binomial.draw(0, 0.5, random)).isZero();
        assertThat(Binomial.draw(9, 0, random)).isZero();
        assertThat(Binomial.draw(9, 1, random)).isEqualTo(9);
    }
}
