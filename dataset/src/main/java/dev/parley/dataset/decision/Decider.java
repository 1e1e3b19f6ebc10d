package dev.parley.dataset.decision;

import dev.parley.core.Role;
import dev.parley.core.moderation.Moderation;
import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.Rule;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Finding;
import dev.parley.text.MessageAnnotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies a recipe's rules to one conversation's annotations. Beside what the annotators found, rules can name these
 * measures: {@code message.tokens}, {@code message.characters}, {@code message.code-share},
 * {@code message.language-score}; {@code conversation.turns}, {@code conversation.messages},
 * {@code conversation.tokens}, {@code conversation.language-score}, {@code conversation.language-switches}; and of a
 * moderated message {@code moderation.score.CATEGORY} and, where the moderator says that the category applies,
 * {@code moderation.flagged.CATEGORY}, both with the category's score.
 */
public final class Decider {
    private final Recipe recipe;
    private final String version;
    private final Map<String, List<Named>> rulesBySignal = new ConcurrentHashMap<>();

    private record Named(String name, Rule rule) {}

    /**
     * @param version of the annotator that made the annotations
     */
    public Decider(Recipe recipe, String version) {
        this.recipe = recipe;
        this.version = version;
    }

    /**
     * The verdicts on one conversation by itself; relations to others are not looked at.
     *
     * @param roles of the messages, in order
     */
    public Decision decide(String conversation, List<Role> roles, ConversationAnnotation annotation) {
        var verdicts = new ArrayList<Verdict>();
        for (Finding measure : measures(roles, annotation)) {
            apply(conversation, Verdict.WHOLE, roles, measure, verdicts);
        }
        for (int i = 0; i < roles.size(); i++) {
            MessageAnnotation message = annotation.messages().get(i);
            for (Finding measure : measures(message)) {
                apply(conversation, i, roles, measure, verdicts);
            }
            for (Finding finding : message.findings()) {
                apply(conversation, i, roles, finding, verdicts);
            }
            if (!annotation.moderation().isEmpty()) {
                for (Finding finding : moderation(annotation.moderation().get(i))) {
                    apply(conversation, i, roles, finding, verdicts);
                }
            }
        }
        return new Decision(verdicts);
    }

    private void apply(
            String conversation, int message, List<Role> roles, Finding finding, List<Verdict> verdicts) {
        for (Named named : rulesBySignal.computeIfAbsent(finding.signal(), this::rules)) {
            Rule rule = named.rule();
            boolean concerned = message == Verdict.WHOLE || rule.concerns(roles.get(message));
            if (!concerned || !rule.fires(finding.score())) {
                continue;
            }
            Action action = rule.action();
            if (action == Action.CUT && !leavesAnAnswer(roles, message)) {
                action = Action.DROP;
            }
            verdicts.add(new Verdict(
                    conversation, message, named.name(), finding.signal(), version, action, finding.score(),
                    finding.start(), finding.end(), ""));
        }
    }

    private List<Named> rules(String signal) {
        return recipe.rules().entrySet().stream()
                .filter(entry -> entry.getValue().action() != Action.IGNORE && entry.getValue().matches(signal))
                .map(entry -> new Named(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean leavesAnAnswer(List<Role> roles, int message) {
        return message != Verdict.WHOLE
                && roles.subList(0, Decision.startOfTurn(roles, message)).contains(Role.ASSISTANT);
    }

    private static List<Finding> measures(List<Role> roles, ConversationAnnotation annotation) {
        long tokens = annotation.messages().stream().mapToLong(MessageAnnotation::tokens).sum();
        long turns = roles.stream().filter(role -> role == Role.USER).count();
        return List.of(
                measure("conversation.turns", (double) turns),
                measure("conversation.messages", roles.size()),
                measure("conversation.tokens", (double) tokens),
                measure("conversation.language-score", annotation.language().score()),
                measure("conversation.language-switches", annotation.languageSwitches()));
    }

    private static List<Finding> measures(MessageAnnotation message) {
        return List.of(
                measure("message.tokens", message.tokens()),
                measure("message.characters", message.characters()),
                measure("message.code-share", message.codeShare()),
                measure("message.language-score", message.language().score()));
    }

    private static List<Finding> moderation(Moderation moderation) {
        var findings = new ArrayList<Finding>();
        moderation.scores().forEach((category, score) -> {
            findings.add(measure("moderation.score." + category.label(), score));
            if (moderation.categories().contains(category)) {
                findings.add(measure("moderation.flagged." + category.label(), score));
            }
        });
        return findings;
    }

    private static Finding measure(String name, double value) {
        return new Finding(name, value, 0, 0);
    }
}
