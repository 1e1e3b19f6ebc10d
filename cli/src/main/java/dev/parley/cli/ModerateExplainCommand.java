package dev.parley.cli;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Evidence;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import dev.parley.moderation.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley moderate explain}: the scores of one text, and which of its words they come from. */
@Command(
        name = "explain",
        description = "Score one text in every category and tell which of its words count most.",
        footer = {"", "Example:", "  parley moderate explain 'How do I kill a Python process?'"})
final class ModerateExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TEXT", description = "The text; quote it.")
    private String text = "";

    @Option(
            names = "--moderator",
            paramLabel = "NAME",
            defaultValue = "cascade",
            description = "fast, encoder or cascade (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Mixin
    private ModeratorOptions options = new ModeratorOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Moderator moderator = options.moderator(name, options.weights())) {
            Policy policy = options.policyFor(moderator);
            Verdict verdict = policy.judge(moderator.explain(Message.user(text)));
            PrintWriter out = spec.commandLine().getOut();
            return switch (verdict.outcome()) {
                case Unmoderated unmoderated -> {
                    out.println(unmoderated.by() + ": unmoderated. " + unmoderated.reason());
                    yield 1;
                }
                case Assessment assessment -> {
                    Moderation moderation = verdict.moderation().orElseThrow();
                    if (json) {
                        out.println(Json.write(report(assessment, moderation, policy)));
                    } else {
                        print(assessment, moderation, policy, out);
                    }
                    yield 0;
                }
            };
        }
    }

    private Map<String, Object> report(Assessment assessment, Moderation moderation, Policy policy) {
        var report = new LinkedHashMap<String, Object>();
        report.put("moderator", assessment.by().toString());
        report.put("policy", policy.version());
        report.put("flagged", moderation.flagged());
        var categories = new LinkedHashMap<String, Object>();
        var scores = new LinkedHashMap<String, Object>();
        for (Category category : Category.values()) {
            categories.put(category.label(), moderation.categories().contains(category));
            scores.put(category.label(), moderation.score(category));
        }
        report.put("categories", categories);
        report.put("category_scores", scores);
        var evidence = new ArrayList<Map<String, Object>>();
        for (Evidence one : assessment.evidence()) {
            var map = new LinkedHashMap<String, Object>();
            map.put("category", one.category().label());
            map.put("text", text.substring(one.start(), one.end()));
            map.put("start", one.start());
            map.put("end", one.end());
            map.put("weight", one.weight());
            evidence.add(map);
        }
        report.put("evidence", evidence);
        return report;
    }

    private void print(Assessment assessment, Moderation moderation, Policy policy, PrintWriter out) {
        out.println((moderation.flagged() ? "flagged" : "not flagged") + " by " + assessment.by());
        for (Category category : Category.values()) {
            String threshold = policy.thresholds().containsKey(category)
                    ? String.format(Locale.ROOT, "%9.2f", policy.thresholds().get(category))
                    : "    never";
            String mark = moderation.categories().contains(category) ? "  *" : "";
            out.printf(
                    Locale.ROOT, "  %-24s %6.3f %s%s%n", category.label(), moderation.score(category), threshold, mark);
        }
        List<Evidence> evidence = assessment.evidence();
        if (!evidence.isEmpty()) {
            out.println("the words that count most");
        }
        for (Evidence one : evidence) {
            out.printf(
                    Locale.ROOT, "  %-24s %+6.2f  %s%n", one.category().label(), one.weight(),
                    text.substring(one.start(), one.end()));
        }
    }
}
