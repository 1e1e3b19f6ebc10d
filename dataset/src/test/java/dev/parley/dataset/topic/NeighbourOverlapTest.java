package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourOverlapTest {
    /** Vectors on a quarter of a circle, one after another. */
    private static final float[][] FAN = fan(24);

    private static float[][] fan(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> Math.PI / 2 * i / count)
                .mapToObj(angle -> new float[] {(float) Math.cos(angle), (float) Math.sin(angle)})
                .toArray(float[][]::new);
    }

    @Test
    void vectorsKeepAllTheirOwnNeighbours() {
        assertThat(NeighbourOverlap.of(FAN, FAN)).isEqualTo(1);
    }

    @Test
    void aTurnedSpaceHasTheSameNeighbours() {
        float[][] turned = IntStream.range(0, FAN.length)
                .mapToObj(i -> new float[] {-FAN[i][1], FAN[i][0]})
                .toArray(float[][]::new);

        assertThat(NeighbourOverlap.of(FAN, turned)).isCloseTo(1, within(0.05));
    }

    @Test
    void vectorsWithoutOrderKeepAsManyAsChance() {
        float[][] shuffled = IntStream.range(0, FAN.length).mapToObj(i -> FAN[i * 7 % FAN.length]).toArray(float[][]::new);

        assertThat(NeighbourOverlap.of(FAN, shuffled)).isBetween(0.2, 0.7);
    }
}
