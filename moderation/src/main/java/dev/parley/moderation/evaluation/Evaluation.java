package dev.parley.moderation.evaluation;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Taxonomy;
import dev.parley.moderation.evaluation.TestSet.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A moderator on a test set.
 *
 * @param overall over all items that it moderated
 * @param unmoderated items that it gave no scores for; they are in none of the figures
 * @param microF1 F1 over all pairs of item and the paper's five categories whose truth is known, if any is
 * @param byCategory for each category that the set labels
 * @param byLanguage for each language of the set
 */
public record Evaluation(
        ModeratorId moderator,
        String policy,
        Figures overall,
        int unmoderated,
        Optional<Double> microF1,
        Map<Category, Figures> byCategory,
        Map<String, Figures> byLanguage) {

    /** An item beside what the moderator said of it. */
    private record Judged(Item item, Assessment assessment, Set<Category> flagged) {}

    /**
     * Runs a moderator.
     *
     * @param policy whose thresholds F1 is told at
     */
    public static Evaluation of(Moderator moderator, Policy policy, TestSet set) {
        List<Outcome> outcomes =
                moderator.moderate(set.items().stream().map(item -> Message.user(item.text())).toList());
        var judged = new ArrayList<Judged>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Assessment assessment) {
                Set<Category> flagged = policy.judge(assessment).moderation().orElseThrow().categories();
                judged.add(new Judged(set.items().get(i), assessment, flagged));
            }
        }
        return new Evaluation(
                moderator.id(),
                policy.version(),
                Figures.of(scored(judged, set.categories())),
                outcomes.size() - judged.size(),
                microF1(judged),
                byCategory(judged),
                byLanguage(judged, set.categories()));
    }

    private static Scored scored(List<Judged> judged, Set<Category> categories) {
        var scored = scored(judged.size());
        for (int i = 0; i < judged.size(); i++) {
            Judged one = judged.get(i);
            scored.scores()[i] = worst(one, categories);
            scored.found()[i] = one.flagged().stream().anyMatch(categories::contains);
            scored.truth()[i] = one.item().harmful();
        }
        return scored;
    }

    private static Scored scored(int items) {
        return new Scored(new double[items], new boolean[items], new boolean[items]);
    }

    private static double worst(Judged judged, Collection<Category> categories) {
        return categories.stream().mapToDouble(judged.assessment()::score).max().orElse(0);
    }

    private static Map<Category, Figures> byCategory(List<Judged> judged) {
        var figures = new EnumMap<Category, Figures>(Category.class);
        for (Category category : Category.values()) {
            List<Judged> known =
                    judged.stream().filter(one -> one.item().labels().knows(category)).toList();
            if (known.stream().anyMatch(one -> one.item().labels().applies(category))) {
                var scored = scored(known.size());
                for (int i = 0; i < known.size(); i++) {
                    scored.scores()[i] = known.get(i).assessment().score(category);
                    scored.found()[i] = known.get(i).flagged().contains(category);
                    scored.truth()[i] = known.get(i).item().labels().applies(category);
                }
                figures.put(category, Figures.of(scored));
            }
        }
        return figures;
    }

    private static Map<String, Figures> byLanguage(List<Judged> judged, Set<Category> categories) {
        var figures = new TreeMap<String, Figures>();
        for (String language : judged.stream().map(one -> one.item().language()).distinct().toList()) {
            figures.put(language, Figures.of(scored(
                    judged.stream().filter(one -> one.item().language().equals(language)).toList(), categories)));
        }
        return figures;
    }

    private static Optional<Double> microF1(List<Judged> judged) {
        int both = 0;
        int either = 0;
        for (String label : Taxonomy.LMSYS_FIVE.labels()) {
            Set<Category> categories = EnumSet.noneOf(Category.class);
            Taxonomy.LMSYS_FIVE.categoriesOf(label).forEach(match -> categories.add(match.value()));
            Predicate<Judged> known = one -> categories.stream().anyMatch(one.item().labels()::knows);
            for (Judged one : judged.stream().filter(known).toList()) {
                boolean truth = categories.stream().anyMatch(one.item().labels()::applies);
                boolean found = one.flagged().stream().anyMatch(categories::contains);
                both += truth && found ? 1 : 0;
                either += (truth ? 1 : 0) + (found ? 1 : 0);
            }
        }
        return either == 0 ? Optional.empty() : Optional.of(2.0 * both / either);
    }
}
