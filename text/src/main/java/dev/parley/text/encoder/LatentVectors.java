package dev.parley.text.encoder;

import dev.parley.core.InputException;
import dev.parley.text.Segmentation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Sentence vectors for any language, learned from the texts at hand and from nothing else: latent semantic analysis
 * (Deerwester et al., Indexing by Latent Semantic Analysis, 1990). Words that occur in the same texts come to lie together;
 * the vector of a text is the sum of its words' vectors, the rarer ones weighing more, made as long as 1. The directions are
 * found by subspace iteration from a random start (Halko, Martinsson, Tropp, arXiv 0909.4061, algorithm 4.4). Sums are taken
 * in a fixed order: the same texts and seed give the same vectors on any number of cores.
 */
public final class LatentVectors implements SentenceVectors {
    /** The length of a vector. */
    public static final int DIMENSIONS = 128;

    private static final int MOST_WORDS = 20_000;
    private static final int FEWEST_TEXTS = 3;

    /** The share of texts from which on a word tells nothing of what they are about. */
    private static final double TOO_COMMON = 0.1;

    /** Texts below which no word is called too common. */
    private static final int FEW = 200;

    private static final int ROUNDS = 5;

    /** Characters of a text that are looked at, as by the encoder. */
    private static final int LONGEST = 4000;

    private final Map<String, Integer> index;
    private final float[] rarity;
    private final float[][] directions;
    private final String version;

    private LatentVectors(Map<String, Integer> index, float[] rarity, float[][] directions, String version) {
        this.index = index;
        this.rarity = rarity;
        this.directions = directions;
        this.version = version;
    }

    /**
     * Learns from texts.
     *
     * @throws InputException if they have too few words in common
     */
    public static LatentVectors of(List<String> texts, long seed) {
        List<List<String>> read = texts.parallelStream().map(LatentVectors::read).toList();
        Map<String, Integer> frequencies = frequencies(read);
        List<String> words = words(frequencies, texts.size());
        if (words.size() < DIMENSIONS) {
            throw new InputException("the texts have only " + words.size() + " words in common, and latent vectors need "
                    + DIMENSIONS + "; choose other vectors or more texts");
        }
        var index = new HashMap<String, Integer>();
        var rarity = new float[words.size()];
        for (String word : words) {
            rarity[index.size()] = (float) Math.log((1.0 + texts.size()) / frequencies.getOrDefault(word, 1));
            index.put(word, index.size());
        }
        Row[] rows = read.parallelStream().map(text -> row(text, index, rarity)).toArray(Row[]::new);
        float[][] directions = new Subspace(rows, words.size(), DIMENSIONS).find(seed, ROUNDS);
        return new LatentVectors(index, rarity, directions, version(words, texts.size(), seed));
    }

    /** In how many texts each word stands. */
    private static Map<String, Integer> frequencies(List<List<String>> texts) {
        var frequencies = new HashMap<String, Integer>();
        texts.forEach(text -> new HashSet<>(text).forEach(word -> frequencies.merge(word, 1, Integer::sum)));
        return frequencies;
    }

    /** The words that tell texts apart: in three texts or more and not in a tenth of all, the most frequent ones. */
    private static List<String> words(Map<String, Integer> frequencies, int texts) {
        double most = texts < FEW ? texts : TOO_COMMON * texts;
        return frequencies.entrySet().stream()
                .filter(entry -> entry.getValue() >= FEWEST_TEXTS && entry.getValue() <= most)
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> read(String text) {
        return Segmentation.words(text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT));
    }

    private static String version(List<String> words, int texts, long seed) {
        var checksum = new CRC32C();
        words.forEach(word -> checksum.update(word.getBytes(StandardCharsets.UTF_8)));
        return "latent-" + DIMENSIONS + "-" + texts + "-" + seed + "-" + Long.toHexString(checksum.getValue());
    }

    /** The known words of a text with their weights, whose squares sum up to 1. */
    private static final class Row {
        final int[] words;
        final float[] weights;

        Row(SortedMap<Integer, Integer> counts, float[] rarity) {
            this.words = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
            this.weights = new float[words.length];
            int i = 0;
            for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
                weights[i++] = (1 + (float) Math.log(entry.getValue())) * rarity[entry.getKey()];
            }
            SentenceVectors.normalise(weights);
        }
    }

    private static Row row(List<String> text, Map<String, Integer> index, float[] rarity) {
        var counts = new TreeMap<Integer, Integer>();
        for (String word : text) {
            Integer place = index.get(word);
            if (place != null) {
                counts.merge(place, 1, Integer::sum);
            }
        }
        return new Row(counts, rarity);
    }

    /** The subspace of words in which rows differ most: a direction for each dimension, at right angles to each other. */
    private static final class Subspace {
        private final Row[] rows;
        private final int[][] rowsOfWord;
        private final float[][] weightsOfWord;
        private final int dimensions;

        Subspace(Row[] rows, int words, int dimensions) {
            this.rows = rows;
            this.dimensions = dimensions;
            var counts = new int[words];
            for (Row row : rows) {
                for (int word : row.words) {
                    counts[word]++;
                }
            }
            this.rowsOfWord = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
            this.weightsOfWord = Arrays.stream(counts).mapToObj(float[]::new).toArray(float[][]::new);
            var filled = new int[words];
            for (int r = 0; r < rows.length; r++) {
                for (int i = 0; i < rows[r].words.length; i++) {
                    int word = rows[r].words[i];
                    rowsOfWord[word][filled[word]] = r;
                    weightsOfWord[word][filled[word]++] = rows[r].weights[i];
                }
            }
        }

        /** By word, its place along each direction. */
        float[][] find(long seed, int rounds) {
            var random = new SplittableRandom(seed);
            var words = new float[rowsOfWord.length][dimensions];
            for (float[] word : words) {
                for (int d = 0; d < dimensions; d++) {
                    word[d] = (float) random.nextGaussian();
                }
            }
            orthonormalise(words);
            for (int round = 0; round < rounds; round++) {
                float[][] texts = texts(words);
                words = words(texts);
                orthonormalise(words);
            }
            return words;
        }

        private float[][] texts(float[][] words) {
            return Arrays.stream(rows).parallel().map(row -> sum(words, row.words, row.weights, dimensions)).toArray(float[][]::new);
        }

        private float[][] words(float[][] texts) {
            return IntStream.range(0, rowsOfWord.length)
                    .parallel()
                    .mapToObj(word -> sum(texts, rowsOfWord[word], weightsOfWord[word], dimensions))
                    .toArray(float[][]::new);
        }

        /** Gram-Schmidt, modified, column by column. */
        private static void orthonormalise(float[][] matrix) {
            int columns = matrix[0].length;
            float[][] byColumn = IntStream.range(0, columns)
                    .parallel()
                    .mapToObj(c -> column(matrix, c))
                    .toArray(float[][]::new);
            for (int c = 0; c < columns; c++) {
                SentenceVectors.normalise(byColumn[c]);
                float[] done = byColumn[c];
                IntStream.range(c + 1, columns).parallel().forEach(other -> subtract(done, byColumn[other]));
            }
            IntStream.range(0, matrix.length).parallel().forEach(r -> {
                for (int c = 0; c < columns; c++) {
                    matrix[r][c] = byColumn[c][r];
                }
            });
        }

        private static float[] column(float[][] matrix, int c) {
            var column = new float[matrix.length];
            for (int r = 0; r < column.length; r++) {
                column[r] = matrix[r][c];
            }
            return column;
        }

        private static void subtract(float[] direction, float[] from) {
            float share = SentenceVectors.cosine(direction, from);
            for (int i = 0; i < from.length; i++) {
                from[i] -= share * direction[i];
            }
        }
    }

    private static float[] sum(float[][] vectors, int[] which, float[] weights, int dimensions) {
        var sum = new float[dimensions];
        for (int i = 0; i < which.length; i++) {
            float[] vector = vectors[which[i]];
            float weight = weights[i];
            for (int d = 0; d < dimensions; d++) {
                sum[d] += weight * vector[d];
            }
        }
        return sum;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public String version() {
        return version;
    }

    /** One vector for each text, in order; all zeros for a text that has none of the words of those learned from. */
    @Override
    public float[][] encode(List<String> texts) {
        return texts.parallelStream().map(this::encode).toArray(float[][]::new);
    }

    private float[] encode(String text) {
        Row row = row(read(text), index, rarity);
        float[] vector = sum(directions, row.words, row.weights, DIMENSIONS);
        return SentenceVectors.normalise(vector);
    }

    @Override
    public void close() {}
}
