package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KMeansTest {
    @Test
    void clustersThatLieApartAreFound() {
        float[][] rows = blobs(4, 50, 3);

        Clustering clustering = KMeans.fit(rows, 4, new SplittableRandom(1));

        for (int blob = 0; blob < 4; blob++) {
            assertThat(Arrays.stream(clustering.assignment(), blob * 50, blob * 50 + 50).distinct()).hasSize(1);
        }
        assertThat(clustering.sizes()).containsOnly(50);
    }

    @Property(tries = 20)
    void everyRowIsInTheClusterOfItsNearestCentroid(@ForAll @IntRange(min = 1, max = 9) int k, @ForAll long seed) {
        float[][] rows = blobs(3, 20, seed);

        Clustering clustering = KMeans.fit(rows, k, new SplittableRandom(seed));

        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            float[][] centroids = clustering.centroids().vectors();
            double nearest = Arrays.stream(centroids).mapToDouble(c -> KMeans.squaredDistance(row, c)).min().orElseThrow();
            double own = KMeans.squaredDistance(row, centroids[clustering.assignment()[i]]);
            assertThat(own).isLessThanOrEqualTo(nearest + 1e-4);
        }
    }

    @Test
    void theSameSeedGivesTheSameClusters() {
        float[][] rows = blobs(5, 2000, 8);

        Clustering once = KMeans.fit(rows, 12, new SplittableRandom(5));
        Clustering again = KMeans.fit(rows, 12, new SplittableRandom(5));

        assertThat(again.assignment()).isEqualTo(once.assignment());
        assertThat(again.centroids().vectors()).isDeepEqualTo(once.centroids().vectors());
    }

    @Test
    void moreClustersThanRowsAreNoMoreThanRows() {
        assertThat(KMeans.fit(blobs(1, 3, 1), 10, new SplittableRandom(1)).centroids().size()).isEqualTo(3);
    }

    /** Points around corners that lie far from each other. */
    static float[][] blobs(int blobs, int size, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, blobs * size)
                .mapToObj(i -> {
                    var point = new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
                    point[i / size % 3] += 10 * (1 + i / size / 3);
                    return point;
                })
                .toArray(float[][]::new);
    }
}
