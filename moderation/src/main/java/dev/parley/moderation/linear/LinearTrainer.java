package dev.parley.moderation.linear;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.feature.Features;
import dev.parley.moderation.training.Example;
import dev.parley.moderation.training.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Logistic regression by AdaGrad (Duchi, Hazan, Singer: Adaptive Subgradient Methods, JMLR 2011), one regression a
 * category; a category that an example says nothing of learns nothing from it. One thread, one order, strict
 * mathematics: the same examples give the same weights on every machine. Half of the time an example shows only its
 * concepts, so that the words of its set do not speak for them.
 */
public final class LinearTrainer {
    private static final int CATEGORIES = LinearModel.CATEGORIES;

    private final Settings settings;
    private final float[] weights;
    private final float[] squares;
    private final float[] biases = new float[CATEGORIES];
    private final float[] biasSquares = new float[CATEGORIES];

    /**
     * How to learn.
     *
     * @param bits of the number of buckets
     * @param rate of the first step
     * @param decay of weights, as L2 regularisation, for hate and harassment, of which the public sets speak
     * @param strongDecay for all others, whose words come of templates and are not to be learnt by heart
     */
    public record Settings(int bits, int epochs, float rate, float decay, float strongDecay, long seed) {
        public static final Settings STANDARD = new Settings(18, 6, 0.5f, 1e-3f, 3e-3f, 20231);

        float decay(int category) {
            return category <= Category.HATE_THREATENING.index() ? decay : strongDecay;
        }
    }

    /** An example's features as buckets, those of words first. */
    @SuppressWarnings("ArrayRecordComponent") // Large and internal.
    private record Row(int[] buckets, int words, float wordValue, Labels labels, float weight) {
        Row conceptsOnly() {
            return new Row(Arrays.copyOfRange(buckets, words, buckets.length), 0, 0, labels, weight);
        }
    }

    private LinearTrainer(Settings settings) {
        this.settings = settings;
        weights = new float[(1 << settings.bits()) * CATEGORIES];
        squares = new float[weights.length];
    }

    public static LinearModel train(List<Example> examples, Settings settings) {
        var trainer = new LinearTrainer(settings);
        List<Row> rows = trainer.rows(examples);
        int[] order = new int[rows.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        var random = new SplittableRandom(settings.seed());
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(order, random);
            for (int at : order) {
                Row row = rows.get(at);
                trainer.learn(random.nextBoolean() ? row : row.conceptsOnly());
            }
        }
        return trainer.quantised();
    }

    private List<Row> rows(List<Example> examples) {
        var features = new Features();
        var rows = new ArrayList<Row>(examples.size());
        for (Example example : examples) {
            features.read(example.text());
            features.window(0);
            int[] buckets = new int[features.count()];
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = LinearModel.bucket(features.hash(i), settings.bits()) * CATEGORIES;
            }
            rows.add(new Row(
                    buckets, features.countOfWords(), features.wordValue(), example.labels(), example.weight()));
        }
        return rows;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private void learn(Row row) {
        for (Category category : Category.values()) {
            if (row.labels().knows(category)) {
                int c = category.index();
                float error = row.weight() * (probability(row, c) - (row.labels().applies(category) ? 1 : 0));
                step(row, c, error);
            }
        }
    }

    private float probability(Row row, int category) {
        float words = 0;
        for (int i = 0; i < row.words(); i++) {
            words += weights[row.buckets()[i] + category];
        }
        float concepts = 0;
        for (int i = row.words(); i < row.buckets().length; i++) {
            concepts += weights[row.buckets()[i] + category];
        }
        float logOdds = biases[category] + words * row.wordValue() + concepts * Features.CONCEPT_VALUE;
        return (float) (1 / (1 + StrictMath.exp(-logOdds)));
    }

    private void step(Row row, int category, float error) {
        for (int i = 0; i < row.buckets().length; i++) {
            int at = row.buckets()[i] + category;
            float gradient = error * (i < row.words() ? row.wordValue() : Features.CONCEPT_VALUE)
                    + settings.decay(category) * weights[at];
            squares[at] += gradient * gradient;
            weights[at] -= settings.rate() * gradient / (float) Math.sqrt(squares[at] + 1e-8f);
        }
        biasSquares[category] += error * error;
        biases[category] -= 0.1f * error / (float) Math.sqrt(biasSquares[category] + 1e-8f);
    }

    private LinearModel quantised() {
        int buckets = 1 << settings.bits();
        var bytes = new byte[buckets * LinearModel.STRIDE];
        var scales = new float[CATEGORIES];
        for (int category = 0; category < CATEGORIES; category++) {
            float greatest = 1e-6f;
            for (int bucket = 0; bucket < buckets; bucket++) {
                greatest = Math.max(greatest, Math.abs(weights[bucket * CATEGORIES + category]));
            }
            scales[category] = greatest / Byte.MAX_VALUE;
            for (int bucket = 0; bucket < buckets; bucket++) {
                bytes[bucket * LinearModel.STRIDE + category] =
                        (byte) Math.round(weights[bucket * CATEGORIES + category] / scales[category]);
            }
        }
        return new LinearModel(settings.bits(), bytes, scales, biases.clone());
    }
}
