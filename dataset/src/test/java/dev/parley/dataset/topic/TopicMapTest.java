package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicMapTest {
    @Test
    void whatLiesApartIsApartOnTheMap() {
        float[][] rows = KMeansTest.blobs(3, 30, 4);

        var map = new TopicMap(new Centroids(rows));

        for (int i = 0; i < rows.length; i++) {
            float[] place = map.place(rows[i]);
            assertThat(place[0]).isBetween(-1f, 1f);
            assertThat(place[1]).isBetween(-1f, 1f);
            assertThat(distance(place, map.place(rows[i / 30 * 30])))
                    .isLessThan(distance(place, map.place(rows[(i + 30) % 90])));
        }
    }

    private static double distance(float[] one, float[] other) {
        return Math.hypot(one[0] - other[0], one[1] - other[1]);
    }
}
