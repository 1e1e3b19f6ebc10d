package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.topic.NearDuplicates.Keeper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static final double NEAR = 0.9;

    @Test
    void theFirstIsKeptAndTheOthersNameIt() {
        List<Row> told = told(
                row("a", 0, "Boil rice", 0, 1, 0), row("b", 0, "Boil rice", 0, 1, 0), row("c", 2, "Boil the rice", 0, 1, 0.1f));

        assertThat(told).extracting(row -> row.get(9)).containsExactly(null, "exact", "semantic");
        assertThat(told).extracting(row -> row.get(10)).containsExactly(null, "a", "a");
        assertThat(told.getLast().getDouble(12)).isBetween(0.99, 1.0);
    }

    @Test
    void aCopyOfANearDuplicateIsADuplicateOfTheKeptOne() {
        List<Row> told = told(
                row("a", 0, "Boil rice", 0, 1, 0), row("b", 0, "Boil the rice", 0, 1, 0.1f), row("c", 0, "Boil the rice", 0, 1, 0.1f));

        assertThat(told.getLast().getString(9)).isEqualTo("exact");
        assertThat(told.getLast().getString(10)).isEqualTo("a");
    }

    @Test
    void aChainOfSmallStepsDoesNotJoinWhatDiffers() {
        List<Row> told = told(row("a", 0, "one", 0, 1, 0), row("b", 0, "two", 0, 1, 0.4f), row("c", 0, "three", 0, 1, 0.8f));

        assertThat(told).extracting(row -> row.get(9)).containsExactly(null, "semantic", null);
    }

    @Test
    void promptsOfDifferentCellsAreNotCompared() {
        List<Row> told = told(row("a", 0, "Boil rice", 0, 1, 0), row("b", 0, "Boil the rice", 1, 1, 0));

        assertThat(told).extracting(row -> row.get(9)).containsExactly(null, null);
    }

    @Property(tries = 50)
    void itFindsWhatComparingAllPairsFinds(@ForAll @IntRange(max = 600) int size, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        float[][] vectors = IntStream.range(0, size).mapToObj(i -> unit(random, 6)).toArray(float[][]::new);
        var cell = new NearDuplicates.Cell(NEAR);

        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            found.add(cell.match("text " + i, vectors[i], new Keeper("c", i)).value().message());
        }

        assertThat(found).isEqualTo(allPairs(vectors));
    }

    /** For each vector the nearest kept one before it, if it is near enough, or itself: compared one by one. */
    private static List<Integer> allPairs(float[][] vectors) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            int best = i;
            float cosine = (float) NEAR;
            for (int j = 0; j < i; j++) {
                float own = 0;
                for (int d = 0; d < vectors[i].length; d++) {
                    own += vectors[i][d] * vectors[j][d];
                }
                if (found.get(j) == j && own >= NEAR && own > cosine) {
                    best = j;
                    cosine = own;
                }
            }
            found.add(best);
        }
        return found;
    }

    private static float[] unit(SplittableRandom random, int dimensions) {
        var vector = new float[dimensions];
        double squares = 0;
        for (int d = 0; d < dimensions; d++) {
            vector[d] = (float) random.nextDouble(-1, 1);
            squares += vector[d] * vector[d];
        }
        for (int d = 0; d < dimensions; d++) {
            vector[d] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static List<Row> told(Row... rows) {
        Iterator<Row> told = new NearDuplicates(NEAR).call(List.of(rows).iterator());
        List<Row> all = new ArrayList<>();
        told.forEachRemaining(all::add);
        return all;
    }

    private static Row row(String conversation, int message, String text, int cell, float x, float y) {
        float length = (float) Math.hypot(x, y);
        byte[] vector = PackedVector.bytes(new float[] {x / length, y / length});
        return new GenericRowWithSchema(
                new Object[] {conversation, message, "", text, 0, 1.0, 0.0, 0.0, false, cell, vector}, AssignedPrompts.SCHEMA);
    }
}
