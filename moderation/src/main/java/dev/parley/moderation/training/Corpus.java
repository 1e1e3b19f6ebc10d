package dev.parley.moderation.training;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.feature.Features;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What the shipped moderators learn from: the public sets, and the templates, some of them disguised. */
public final class Corpus {
    private static final int EXAMPLES_OF_A_TEMPLATE = 60;
    private static final int EXAMPLES_TO_ENCODE = 20;
    private static final float WEIGHT_OF_TEMPLATES = 2;
    private static final long SEED = 2309_11998;

    /** Concepts without which a text is taken not to be of a category that its set does not speak of. */
    private static final Map<Category, List<String>> SIGNS = new LinkedHashMap<>();

    static {
        List<String> selfHarm = List.of("selfharm", "selfharm-method", "selfharm-feel");
        SIGNS.put(Category.SEXUAL, List.of("sexual"));
        SIGNS.put(Category.SELF_HARM, selfHarm);
        SIGNS.put(Category.SELF_HARM_INTENT, selfHarm);
        SIGNS.put(Category.SELF_HARM_INSTRUCTIONS, selfHarm);
        SIGNS.put(Category.VIOLENCE, List.of("harm", "graphic", "fight", "weapon"));
        SIGNS.put(Category.VIOLENCE_GRAPHIC, List.of("graphic", "harm"));
        SIGNS.put(Category.ILLICIT, List.of("weapon", "drug", "crime", "jailbreak"));
        SIGNS.put(Category.ILLICIT_VIOLENT, List.of("weapon", "harm", "crime"));
    }

    private final List<Example> sets;
    private final Templates templates;

    private Corpus(List<Example> sets, Templates templates) {
        this.sets = sets;
        this.templates = templates;
    }

    /**
     * Reads the public sets.
     *
     * @param folder as {@link OpenSets#read} wants it
     */
    public static Corpus read(Path folder, Templates templates) {
        var features = new Features();
        return new Corpus(
                OpenSets.read(folder).stream().map(example -> withoutSigns(example, features)).toList(), templates);
    }

    /** Weak labels: what shows no sign of a category is taken not to be of it. */
    private static Example withoutSigns(Example example, Features features) {
        features.read(example.text());
        features.window(0);
        List<String> concepts = features.conceptsFound();
        Labels labels = example.labels();
        for (Map.Entry<Category, List<String>> signs : SIGNS.entrySet()) {
            if (!labels.knows(signs.getKey()) && Collections.disjoint(concepts, signs.getValue())) {
                labels = labels.with(false, signs.getKey());
            }
        }
        return new Example(example.text(), example.source(), labels, example.weight());
    }

    /** What a model of words learns from. */
    public List<Example> forWords() {
        var examples = new ArrayList<>(sets);
        var random = new SplittableRandom(SEED);
        for (Example example : templates.examples(EXAMPLES_OF_A_TEMPLATE, SEED)) {
            examples.add(weighted(example, example.text()));
            switch (random.nextInt(8)) {
                case 0 -> examples.add(weighted(example, Disguise.of(example.text(), random)));
                case 1 -> examples.add(weighted(example, Disguise.joined(example.text(), random)));
                default -> {}
            }
        }
        return examples;
    }

    /** What a model of meaning learns from: no disguises, and no Chinese posts, which the encoder cannot read. */
    public List<Example> forMeaning() {
        var examples = new ArrayList<>(
                sets.stream().filter(example -> !example.source().equals("cold-zh")).toList());
        for (Example example : templates.examples(EXAMPLES_TO_ENCODE, SEED)) {
            examples.add(weighted(example, example.text()));
        }
        return examples;
    }

    private static Example weighted(Example example, String text) {
        return new Example(text, example.source(), example.labels(), WEIGHT_OF_TEMPLATES);
    }
}
