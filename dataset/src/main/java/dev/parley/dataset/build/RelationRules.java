package dev.parley.dataset.build;

import dev.parley.dataset.decision.Verdict;
import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.relation.Relation;
import dev.parley.dataset.relation.RelationRule;
import dev.parley.dataset.relation.RelationRule.Limit;
import dev.parley.dataset.relation.RelationRule.Size;
import dev.parley.dataset.relation.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** What a recipe says about relations, as the rules that resolve them, and their results as verdicts. */
final class RelationRules {
    private RelationRules() {}

    /** The rules in the order in which each sees what the ones before have left. */
    static List<RelationRule> of(Recipe recipe) {
        var rules = new ArrayList<RelationRule>();
        for (Map.Entry<Relation, Recipe.Relation> entry : relations(recipe.duplicates())) {
            Recipe.Relation setting = entry.getValue();
            if (setting.action() != Action.IGNORE) {
                rules.add(new RelationRule.Duplicates(
                        entry.getKey(), setting.atLeast(), setting.action() == Action.DROP));
            }
        }
        Recipe.Frequency frequency = recipe.frequency();
        if (frequency.perPrompt() > 0) {
            rules.add(new RelationRule.FrequencyCap(
                    Relation.EXACT_PROMPT, 1, new Limit.Fixed(frequency.perPrompt()), frequency.action() == Action.DROP));
        }
        if (frequency.perTemplate() > 0) {
            rules.add(new RelationRule.FrequencyCap(
                    Relation.TEMPLATE, 1, new Limit.Fixed(frequency.perTemplate()), frequency.action() == Action.DROP));
        }
        Recipe.Sample sample = recipe.sample();
        if (sample.perStratum() > 0) {
            rules.add(new RelationRule.StratifiedSample(sample.seed(), new Size.PerStratum(sample.perStratum()), true));
        }
        if (sample.size() > 0) {
            rules.add(new RelationRule.StratifiedSample(sample.seed(), new Size.Total(sample.size()), true));
        }
        return rules;
    }

    private static List<Map.Entry<Relation, Recipe.Relation>> relations(Recipe.Duplicates duplicates) {
        return List.of(
                Map.entry(Relation.EXACT_CONVERSATION, duplicates.exactConversation()),
                Map.entry(Relation.PREFIX, duplicates.prefix()),
                Map.entry(Relation.REGENERATED, duplicates.regenerated()),
                Map.entry(Relation.NEAR_CONVERSATION, duplicates.nearConversation()),
                Map.entry(Relation.EXACT_PROMPT, duplicates.exactPrompt()),
                Map.entry(Relation.NEAR_PROMPT, duplicates.nearPrompt()));
    }

    /**
     * A row of {@link Relations#resolve} as a verdict.
     *
     * @param dropping names of the rules that drop; the others tag
     */
    static Verdict verdict(Row row, Set<String> dropping) {
        String rule = row.getAs("rule");
        String keeper = row.getAs("keeper");
        Double similarity = row.getAs("similarity");
        return new Verdict(
                row.getAs("conversation_id"),
                Verdict.WHOLE,
                rule,
                "relation." + rule,
                Relations.VERSION,
                dropping.contains(rule) ? Action.DROP : Action.TAG,
                similarity == null ? 1 : similarity,
                0,
                0,
                keeper == null ? "" : keeper);
    }
}
