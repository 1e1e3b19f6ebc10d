package dev.parley.moderation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoredTest {
    @Test
    void aPerfectOrderHasTheWholeArea() {
        assertThat(scored(new double[] {0.9, 0.8, 0.1}, true, true, false).auprc()).isEqualTo(1);
    }

    @Property
    void theAreaIsTheMeanPrecisionOverHarmfulItems(@ForAll @Size(min = 1, max = 30) @IntRange(min = 0, max = 9) int[] levels) {
        var scores = new double[levels.length];
        var truth = new boolean[levels.length];
        for (int i = 0; i < levels.length; i++) {
            scores[i] = levels[i] / 10.0;
            truth[i] = (i * 7 + levels[i]) % 3 == 0;
        }
        Scored scored = scored(scores, truth).sorted();

        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            if (truth[i]) {
                sum += precisionAbove(scores, truth, scores[i]);
            }
        }

        if (scored.harmful() == 0) {
            assertThat(scored.auprc()).isNaN();
        } else {
            assertThat(scored.auprc()).isCloseTo(sum / scored.harmful(), within(1e-12));
        }
    }

    private static double precisionAbove(double[] scores, boolean[] truth, double least) {
        int above = 0;
        int harmful = 0;
        for (int i = 0; i < scores.length; i++) {
            above += scores[i] >= least ? 1 : 0;
            harmful += scores[i] >= least && truth[i] ? 1 : 0;
        }
        return (double) harmful / above;
    }

    @Test
    void f1IsOfWhatThePolicyFlags() {
        var scored = new Scored(new double[3], new boolean[] {true, true, false}, new boolean[] {true, false, true});

        assertThat(scored.f1()).isEqualTo(0.5);
        assertThat(scored.falsePositiveRate()).isEqualTo(1);
    }

    @Test
    void recallIsCountedAboveTheFirstHarmlessItem() {
        assertThat(scored(new double[] {0.9, 0.8, 0.7, 0.6}, true, false, true, true).recallAtFpr1())
                .isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void itemsOfEqualScoreAreNotToldApart() {
        assertThat(scored(new double[] {0.5, 0.5}, true, false).recallAtFpr1()).isZero();
    }

    @Test
    void calibratedScoresHaveNoError() {
        assertThat(scored(new double[] {0.5, 0.5}, true, false).calibrationError()).isZero();
        assertThat(scored(new double[] {1, 1}, true, false).calibrationError()).isEqualTo(0.5);
    }

    @Test
    void theIntervalHoldsTheFigure() {
        Interval f1 = new Scored(
                        new double[] {0.9, 0.8, 0.2, 0.1},
                        new boolean[] {true, true, false, false},
                        new boolean[] {true, false, true, false})
                .interval(Scored::f1);

        assertThat(f1.value()).isBetween(f1.low(), f1.high());
        assertThat(f1.high()).isGreaterThan(f1.low());
    }

    private static Scored scored(double[] scores, boolean... truth) {
        return new Scored(scores, new boolean[scores.length], truth);
    }
}
