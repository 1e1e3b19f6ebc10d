package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.topic.RecentVectors.Match;
import org.junit.jupiter.api.Test;

class RecentVectorsTest {
    @Test
    void theNearestIsFound() {
        var vectors = new RecentVectors<String>(256);
        vectors.add(new float[] {1, 0}, "east");
        vectors.add(new float[] {0, 1}, "north");

        assertThat(vectors.nearest(new float[] {0.6f, 0.8f}, 0.5)).contains(new Match<>("north", 0.8f));
    }

    @Test
    void whatIsNotNearEnoughIsNotFound() {
        var vectors = new RecentVectors<String>(256);
        vectors.add(new float[] {1, 0}, "east");

        assertThat(vectors.nearest(new float[] {0.6f, 0.8f}, 0.9)).isEmpty();
    }

    @Test
    void ofEqualsTheFirstIsFound() {
        var vectors = new RecentVectors<String>(256);
        vectors.add(new float[] {1, 0}, "first");
        vectors.add(new float[] {1, 0}, "second");

        assertThat(vectors.nearest(new float[] {1, 0}, 0.9)).contains(new Match<>("first", 1));
    }

    @Test
    void ofVeryManyOnlyTheLastAreRemembered() {
        var vectors = new RecentVectors<Integer>(256);
        vectors.add(new float[] {1, 0}, 0);
        for (int i = 1; i <= 256; i++) {
            vectors.add(new float[] {0, 1}, i);
        }

        assertThat(vectors.nearest(new float[] {1, 0}, 0.5)).isEmpty();
        assertThat(vectors.nearest(new float[] {0, 1}, 0.5)).contains(new Match<>(256, 1));
    }
}
