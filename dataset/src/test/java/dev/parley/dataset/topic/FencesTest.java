package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FencesTest {
    /** Median .5, median absolute deviation .1. */
    private static final double[] COSINES = {0.3, 0.4, 0.5, 0.6, 0.7};

    @Test
    void aFenceIsAsManyDeviationsBelowTheMedian() {
        assertThat(Fences.of(new int[5], COSINES, 1)[0]).isCloseTo(0.5 - 2.5 * 1.4826 * 0.1, Offset.offset(1e-9));
    }

    @Test
    void eachTopicHasItsOwn() {
        double[] fences = Fences.of(new int[] {0, 0, 1, 1}, new double[] {0.9, 0.9, 0.2, 0.4}, 2);

        assertThat(fences[0]).isCloseTo(0.85, Offset.offset(1e-9));
        assertThat(fences[1]).isCloseTo(0.3 - 2.5 * 1.4826 * 0.1, Offset.offset(1e-9));
    }

    @Test
    void aTopicWithoutPromptsHasNoOutliers() {
        assertThat(Fences.of(new int[5], COSINES, 2)[1]).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
