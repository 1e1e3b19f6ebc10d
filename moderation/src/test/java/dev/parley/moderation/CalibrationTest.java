package dev.parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.core.moderation.Category;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void theLineThatMadeTheTruthIsFound() {
        var random = new SplittableRandom(1);
        var odds = new float[20_000];
        var applies = new boolean[odds.length];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = (float) random.nextDouble(-8, 8);
            applies[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.6 * odds[i] - 1)));
        }

        float[] line = Calibration.fit(odds, applies);

        assertThat(line[0]).isCloseTo(0.6f, within(0.05f));
        assertThat(line[1]).isCloseTo(-1f, within(0.1f));
    }

    @Test
    void aTruthWithoutErrorsGivesAFiniteLine() {
        float[] line = Calibration.fit(new float[] {-3, -2, 2, 3}, new boolean[] {false, false, true, true});

        assertThat(line[0]).isFinite().isPositive();
        assertThat(line[1]).isFinite();
    }

    @Test
    void aCaseIsNeverLikelierThanWhatItIsACaseOf() {
        var odds = new float[Category.values().length];
        Arrays.fill(odds, -2);
        odds[Category.SELF_HARM_INTENT.index()] = 3;

        var probabilities = Calibration.none().probabilities(odds);

        assertThat(probabilities.get(Category.SELF_HARM_INTENT)).isEqualTo(probabilities.get(Category.SELF_HARM));
    }
}
