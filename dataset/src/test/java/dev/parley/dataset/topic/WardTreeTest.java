package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WardTreeTest {
    @Test
    void clustersThatLieApartAreFound() {
        float[][] rows = KMeansTest.blobs(3, 10, 2);
        int[] ones = new int[rows.length];
        Arrays.fill(ones, 1);

        int[] clusters = new WardTree(rows, ones).cut(3);

        assertThat(Arrays.stream(clusters, 0, 10)).containsOnly(0);
        assertThat(Arrays.stream(clusters, 10, 20)).containsOnly(1);
        assertThat(Arrays.stream(clusters, 20, 30)).containsOnly(2);
    }

    @Property(tries = 30)
    void theTreeIsThatOfJoiningTheCheapestPairEachTime(@ForAll @IntRange(max = 1000) int seed) {
        float[][] rows = KMeansTest.blobs(2, 6, seed);
        int[] sizes = new int[rows.length];
        Arrays.setAll(sizes, i -> 1 + (seed + i) % 3);

        for (int k = 1; k <= rows.length; k++) {
            assertThat(new WardTree(rows, sizes).cut(k)).as("%d clusters", k).isEqualTo(slowly(rows, sizes, k));
        }
    }

    /** Joins the pair that adds least to the squared distances, from the members of each cluster. */
    private static int[] slowly(float[][] rows, int[] sizes, int k) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            clusters.add(new ArrayList<>(List.of(i)));
        }
        while (clusters.size() > k) {
            int best = 0;
            int with = 1;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < clusters.size(); i++) {
                for (int j = i + 1; j < clusters.size(); j++) {
                    var union = new ArrayList<>(clusters.get(i));
                    union.addAll(clusters.get(j));
                    double cost = spread(union, rows, sizes)
                            - spread(clusters.get(i), rows, sizes)
                            - spread(clusters.get(j), rows, sizes);
                    if (cost < least) {
                        best = i;
                        with = j;
                        least = cost;
                    }
                }
            }
            clusters.get(best).addAll(clusters.remove(with));
        }
        int[] names = new int[rows.length];
        clusters.sort((one, other) -> Integer.compare(one.stream().min(Integer::compare).orElseThrow(),
                other.stream().min(Integer::compare).orElseThrow()));
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            for (int row : clusters.get(cluster)) {
                names[row] = cluster;
            }
        }
        return names;
    }

    private static double spread(List<Integer> members, float[][] rows, int[] sizes) {
        double spread = 0;
        for (int d = 0; d < rows[0].length; d++) {
            double sum = 0;
            double squares = 0;
            double weight = 0;
            for (int member : members) {
                double x = rows[member][d];
                sum += sizes[member] * x;
                squares += sizes[member] * x * x;
                weight += sizes[member];
            }
            spread += squares - sum * sum / weight;
        }
        return spread;
    }
}
