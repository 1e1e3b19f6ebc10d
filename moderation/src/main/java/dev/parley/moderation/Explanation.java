package dev.parley.moderation;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.feature.Features;
import dev.parley.moderation.linear.LinearModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which parts of a text the model of words took for which category. */
record Explanation(LinearModel model) {
    private static final int MOST = 5;
    private static final double LIKELY = 0.2;

    private record Span(int start, int end) {}

    /** The strongest parts for each category that is at all likely, those of the likeliest category first. */
    List<Evidence> of(String text, Assessment assessment) {
        var evidence = new ArrayList<Evidence>();
        assessment.scores().entrySet().stream()
                .filter(score -> score.getValue() >= LIKELY)
                .sorted(Map.Entry.<Category, Double>comparingByValue().reversed())
                .forEach(score -> evidence.addAll(strongest(text, score.getKey())));
        return evidence;
    }

    private List<Evidence> strongest(String text, Category category) {
        // Nothing is learnt for this one: it is sexual where reviewed words for the young stand too.
        Category learnt = category == Category.SEXUAL_MINORS ? Category.SEXUAL : category;
        return weights(text, learnt).entrySet().stream()
                .filter(span -> span.getValue() > 0)
                .map(span -> new Evidence(
                        category, "words", span.getValue(), span.getKey().start(), span.getKey().end()))
                .sorted(Comparator.comparingDouble(Evidence::weight).reversed().thenComparingInt(Evidence::start))
                .limit(MOST)
                .toList();
    }

    private Map<Span, Double> weights(String text, Category category) {
        var features = new Features();
        features.read(text);
        var weights = new HashMap<Span, Double>();
        for (int window = 0; window < features.windows(); window++) {
            features.window(window);
            for (int i = 0; i < features.count(); i++) {
                double value = i < features.countOfWords() ? features.wordValue() : Features.CONCEPT_VALUE;
                weights.merge(
                        new Span(features.start(i), features.end(i)),
                        value * model.weight(features.hash(i), category),
                        Double::sum);
            }
        }
        return weights;
    }
}
