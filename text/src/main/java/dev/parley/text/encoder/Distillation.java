package dev.parley.text.encoder;

import dev.parley.core.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes static vectors of an encoder, from its own vocabulary and nothing else. As in model2vec (Minish, 2024) each piece
 * is encoded alone, reduced to its principal components and weighted by its rank in the vocabulary, as the rank tells how
 * frequent it is (smooth inverse frequency: Arora et al., 2017; Zipf's law). Then, as model2vec does not, the vectors are
 * fitted to each other: the encoder reads texts of a few pieces drawn by chance, and the pieces learn to have the sum that
 * it sees in them (Adagrad: Duchi et al., 2011). So a piece learns how much it counts beside others, without any text that
 * people wrote; further texts may be given, and make the table better for texts like them.
 *
 * @param dimensions numbers in a vector
 * @param drawn how many texts are drawn by chance
 * @param seed where chance begins
 */
public record Distillation(int dimensions, int drawn, long seed) {
    private static final double SIF = 1e-4;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;
    private static final int ROUNDS = 6;
    private static final float RATE = 0.02f;

    /** Pieces from here on are what texts are made of: before them are marks and single characters. */
    private static final int FIRST_WORD = 1000;

    /** What the shipped table was made by. */
    public static final Distillation STANDARD = new Distillation(128, 100_000, 1);

    /**
     * Distils.
     *
     * @param texts further texts to learn from, may be empty
     */
    public StaticVectors distil(Encoder encoder, List<String> texts, Progress progress) {
        List<String> vocabulary = Encoder.vocabulary();
        float[][] alone = encode(
                encoder, IntStream.range(0, vocabulary.size()).mapToObj(piece -> new int[] {piece}).toList(),
                "Encoding pieces", progress);
        var components = PrincipalComponents.of(alone, dimensions);
        float[][] table = start(alone, components);
        List<int[]> lessons = lessons(vocabulary, texts);
        float[][] seen = encode(encoder, lessons, "Encoding texts", progress);
        fit(table, lessons, aims(seen, components));
        return StaticVectors.of(Encoder.MODEL + "-static-" + dimensions, vocabulary, table);
    }

    private static float[][] encode(Encoder encoder, List<int[]> texts, String name, Progress progress) {
        try (Progress.Step step = progress.start(name, "texts", texts.size())) {
            return texts.parallelStream()
                    .map(pieces -> {
                        step.advance(1);
                        return encoder.encodePieces(pieces);
                    })
                    .toArray(float[][]::new);
        }
    }

    private float[][] start(float[][] alone, PrincipalComponents components) {
        double all = IntStream.range(0, alone.length).mapToDouble(rank -> 1.0 / (rank + 2)).sum();
        var table = new float[alone.length][];
        double lengths = 0;
        for (int rank = 0; rank < alone.length; rank++) {
            double share = 1.0 / (rank + 2) / all;
            table[rank] = components.project(alone[rank]);
            scale(table[rank], SIF / (SIF + share));
            lengths += length(table[rank]);
        }
        for (float[] vector : table) {
            scale(vector, alone.length / lengths);
        }
        return table;
    }

    private List<int[]> lessons(List<String> vocabulary, List<String> texts) {
        var lessons = new ArrayList<int[]>();
        var random = new SplittableRandom(seed);
        double[] cumulative = new double[vocabulary.size() - FIRST_WORD];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += 1 / Math.sqrt(FIRST_WORD + i + 2);
            cumulative[i] = sum;
        }
        for (int i = 0; i < drawn; i++) {
            double all = sum;
            lessons.add(IntStream.range(0, random.nextInt(SHORTEST, LONGEST + 1))
                    .map(j -> FIRST_WORD + place(cumulative, random.nextDouble(all)))
                    .toArray());
        }
        var cutter = new WordPieces(vocabulary);
        for (String text : texts) {
            var pieces = new ArrayList<Integer>();
            cutter.cut(text, pieces::add);
            if (!pieces.isEmpty()) {
                lessons.add(pieces.stream().limit(Encoder.WIDE_WINDOW - 2).mapToInt(Integer::intValue).toArray());
            }
        }
        return lessons;
    }

    private static int place(double[] cumulative, double value) {
        int found = Arrays.binarySearch(cumulative, value);
        return Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found);
    }

    /** What the encoder saw, from the mean and in fewer numbers, of length 1. */
    private static float[][] aims(float[][] seen, PrincipalComponents components) {
        float[][] aims = Arrays.stream(seen).parallel().map(components::project).toArray(float[][]::new);
        var mean = new double[aims[0].length];
        for (float[] aim : aims) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += aim[d] / aims.length;
            }
        }
        for (float[] aim : aims) {
            for (int d = 0; d < mean.length; d++) {
                aim[d] -= (float) mean[d];
            }
            scale(aim, 1 / Math.max(1e-9, length(aim)));
        }
        return aims;
    }

    /** Raises the cosine of the sum of a text's pieces and what the encoder saw in it, text after text. */
    private void fit(float[][] table, List<int[]> lessons, float[][] aims) {
        var squares = new float[table.length][dimensions];
        for (float[] row : squares) {
            Arrays.fill(row, 1e-6f);
        }
        int[] order = IntStream.range(0, lessons.size()).toArray();
        var random = new SplittableRandom(seed);
        var sum = new float[dimensions];
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (int lesson : order) {
                learn(table, squares, lessons.get(lesson), aims[lesson], sum);
            }
        }
    }

    private void learn(float[][] table, float[][] squares, int[] pieces, float[] aim, float[] sum) {
        Arrays.fill(sum, 0);
        for (int piece : pieces) {
            for (int d = 0; d < dimensions; d++) {
                sum[d] += table[piece][d];
            }
        }
        float length = (float) Math.max(1e-9, length(sum));
        float cosine = SentenceVectors.cosine(sum, aim) / length;
        for (int d = 0; d < dimensions; d++) {
            sum[d] = (aim[d] - cosine * sum[d] / length) / length;
        }
        for (int piece : pieces) {
            float[] vector = table[piece];
            float[] square = squares[piece];
            for (int d = 0; d < dimensions; d++) {
                square[d] += sum[d] * sum[d];
                vector[d] += RATE * sum[d] / (float) Math.sqrt(square[d]);
            }
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += number * number;
        }
        return Math.sqrt(squares);
    }

    private static void scale(float[] vector, double factor) {
        for (int d = 0; d < vector.length; d++) {
            vector[d] *= (float) factor;
        }
    }
}
