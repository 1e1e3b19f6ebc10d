package dev.parley.moderation.tuning;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.Calibration;
import dev.parley.moderation.Weights;
import dev.parley.moderation.evaluation.TestSet;
import dev.parley.moderation.evaluation.TestSet.Item;
import dev.parley.moderation.evaluation.TestSet.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fits calibration and thresholds of one tier on development sets. Probabilities are those of OpenAI's moderation set,
 * the one whose texts come as traffic brings them; illicit, which it does not label, is fitted on XSTest
 * and shifted to how rare it is. Thresholds
 * raise F1 on all sets together while at most {@link #FALSE_POSITIVES} of XSTest's safe prompts are flagged.
 */
final class Calibrator {
    /** One in twelve; the bar is one in ten. */
    private static final double FALSE_POSITIVES = 0.08;

    /** The share of ordinary prompts that is taken to be illicit. */
    private static final double ILLICIT = 0.05;

    /** The share of harmless texts that one category may flag by itself. */
    private static final double WRONG_ALONE = 0.04;

    /** The same for hate, short sentences of which score low beside the long texts of OpenAI's set. */
    private static final double HATE_WRONG_ALONE = 0.08;

    private static final int ROUNDS = 3;

    private final List<TestSet> sets;
    private final List<List<float[]>> logOdds;

    /** Log odds of each item of each set. */
    Calibrator(List<TestSet> sets, List<List<float[]>> logOdds) {
        this.sets = sets;
        this.logOdds = logOdds;
    }

    Weights.Tier tier() {
        Calibration calibration = calibration();
        return new Weights.Tier(calibration, thresholds(calibration));
    }

    private Calibration calibration() {
        Calibration calibration = Calibration.none();
        for (Category category : Category.values()) {
            float[] line = line(category);
            calibration.slopes()[category.index()] = line[0];
            calibration.offsets()[category.index()] = line[1];
        }
        return calibration;
    }

    /** The line of a category, or of the category that it is a case of where no set labels it. */
    private float[] line(Category category) {
        boolean illicit = category == Category.ILLICIT || category == Category.ILLICIT_VIOLENT;
        var scores = new ArrayList<Float>();
        var truth = new ArrayList<Boolean>();
        for (int i = 0; i < sets.size(); i++) {
            Shape shape = sets.get(i).shape();
            for (int j = 0; j < sets.get(i).items().size(); j++) {
                Item item = sets.get(i).items().get(j);
                boolean told = illicit
                        ? shape == Shape.XSTEST
                        : shape == Shape.OPENAI_MODERATION && item.labels().knows(category);
                if (told) {
                    scores.add(logOdds.get(i).get(j)[category.index()]);
                    truth.add(illicit ? item.harmful() : item.labels().applies(category));
                }
            }
        }
        if (!truth.contains(true)) {
            return category.parent().map(this::line).orElse(new float[] {1, 0});
        }
        float[] odds = new float[scores.size()];
        boolean[] applies = new boolean[scores.size()];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = scores.get(i);
            applies[i] = truth.get(i);
        }
        float[] line = Calibration.fit(odds, applies);
        if (illicit) {
            line[1] += shift(applies);
        }
        return line;
    }

    /** What the log odds change by when as few are illicit as in ordinary traffic, and not nearly half as in XSTest. */
    private static float shift(boolean[] applies) {
        int positives = 0;
        for (boolean one : applies) {
            positives += one ? 1 : 0;
        }
        double there = (double) positives / (applies.length - positives);
        return (float) StrictMath.log(ILLICIT / (1 - ILLICIT) / there);
    }

    /** One category's threshold after another is set to the best of a grid of log odds, three times over. */
    private float[] thresholds(Calibration calibration) {
        List<List<double[]>> probabilities = logOdds.stream()
                .map(set -> set.stream().map(item -> row(calibration.probabilities(item))).toList())
                .toList();
        float[] least = leastThresholds(probabilities);
        var thresholds = new float[Category.values().length];
        Arrays.fill(thresholds, 0.5f);
        for (int round = 0; round < ROUNDS; round++) {
            for (int category = 0; category < thresholds.length; category++) {
                thresholds[category] = Math.max(thresholds[category], least[category]);
                float best = thresholds[category];
                double bestGain = gain(thresholds, probabilities);
                for (int quarter = -20; quarter <= 16; quarter++) {
                    thresholds[category] =
                            Math.max(least[category], (float) (1 / (1 + StrictMath.exp(-quarter / 4.0))));
                    double gain = gain(thresholds, probabilities);
                    if (gain > bestGain) {
                        bestGain = gain;
                        best = thresholds[category];
                    }
                }
                thresholds[category] = best;
            }
        }
        return thresholds;
    }

    /** Below which a category alone would flag too much of OpenAI's set that is not of it. */
    private float[] leastThresholds(List<List<double[]>> probabilities) {
        var least = new float[Category.values().length];
        for (Category category : Category.values()) {
            double[] harmless = IntStream.range(0, sets.size())
                    .filter(set -> sets.get(set).shape() == Shape.OPENAI_MODERATION)
                    .boxed()
                    .flatMap(set -> IntStream.range(0, sets.get(set).items().size())
                            .filter(item -> !sets.get(set).items().get(item).labels().applies(category))
                            .mapToObj(item -> probabilities.get(set).get(item)[category.index()]))
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            if (harmless.length > 0) {
                double wrong = category == Category.HATE ? HATE_WRONG_ALONE : WRONG_ALONE;
                float own = (float) harmless[(int) (harmless.length * (1 - wrong))];
                float ofParent = category.parent().map(parent -> least[parent.index()]).orElse(0f);
                least[category.index()] = Math.max(own, ofParent);
            }
        }
        return least;
    }

    private static double[] row(Map<Category, Double> probabilities) {
        return probabilities.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** F1 on OpenAI's set, on HateCheck and on all its languages together, and of XSTest a half, and its safe prompts. */
    private double gain(float[] thresholds, List<List<double[]>> probabilities) {
        double gain = 0;
        for (int i = 0; i < sets.size(); i++) {
            TestSet set = sets.get(i);
            Set<Category> categories = set.categories();
            int both = 0;
            int found = 0;
            int harmful = 0;
            for (int j = 0; j < set.items().size(); j++) {
                boolean flagged = isFlagged(probabilities.get(i).get(j), thresholds, categories);
                boolean truth = set.items().get(j).harmful();
                both += flagged && truth ? 1 : 0;
                found += flagged ? 1 : 0;
                harmful += truth ? 1 : 0;
            }
            double f1 = 2.0 * both / Math.max(1, found + harmful);
            double wrong = (double) (found - both) / Math.max(1, set.items().size() - harmful);
            gain += switch (set.shape()) {
                case OPENAI_MODERATION -> 2 * f1;
                case HATECHECK -> f1;
                case MULTILINGUAL_HATECHECK -> f1 / 10;
                case XSTEST -> f1 / 2 - 10 * Math.max(0, wrong - FALSE_POSITIVES);
                case TOXICCHAT, HARMBENCH_JUDGES -> 0;
            };
        }
        return gain;
    }

    private static boolean isFlagged(double[] probabilities, float[] thresholds, Set<Category> categories) {
        for (Category category : categories) {
            if (probabilities[category.index()] >= thresholds[category.index()]) {
                return true;
            }
        }
        return false;
    }
}
