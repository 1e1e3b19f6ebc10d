package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.report.Bars.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which benchmarks stand in the conversations, as {@code contamination.json} says. */
final class Contamination {
    private Contamination() {}

    static Section section(Optional<JsonNode> found) {
        String title = "Contamination with benchmarks";
        if (found.isEmpty()) {
            return new Section(
                    "contamination",
                    title,
                    "Not looked for yet: 'parley contamination' does, and writes contamination.json into the release.",
                    List.of());
        }
        JsonNode report = found.get();
        String judge = report.path("judge").asText();
        String intro = "%s prompts were compared with %s benchmarks, word for word and by meaning from a cosine of %s%s."
                .formatted(
                        Numbers.count(report.path("prompts").asLong()),
                        Numbers.count(report.path("benchmarks").size()),
                        Numbers.decimal(report.path("similarity").asDouble()),
                        judge.isEmpty() ? "" : "; " + judge + " confirmed what is not word for word");
        return Section.of(
                "contamination", title, intro, benchmarks(report.path("benchmarks")), models(report.path("benchmarks")));
    }

    private static Figure benchmarks(JsonNode benchmarks) {
        var bars = new ArrayList<Bar>();
        var rows = new ArrayList<List<String>>();
        for (JsonNode benchmark : benchmarks) {
            String name = benchmark.path("name").asText();
            long questions = benchmark.path("questions").asLong();
            long found = benchmark.path("found").asLong();
            String share = Numbers.percent(found, questions);
            double part = (double) found / Math.max(1, questions);
            String hint = name + ": " + Numbers.count(found) + " of " + Numbers.count(questions);
            bars.add(new Bar(name, part, share, hint, "bad"));
            rows.add(List.of(
                    name,
                    Numbers.count(questions),
                    Numbers.count(found),
                    share,
                    Numbers.count(benchmark.path("conversations").asLong()),
                    kinds(benchmark.path("kinds"))));
        }
        return new Figure(
                "Questions that stand in the release, by benchmark",
                "",
                Bars.of(bars),
                new Table(
                        "Benchmarks",
                        List.of("benchmark", "questions", "found", "share", "conversations", "found by"),
                        rows));
    }

    private static String kinds(JsonNode kinds) {
        return String.join(", ", kinds.properties().stream()
                .map(kind -> kind.getKey().toLowerCase(Locale.ROOT) + " " + Numbers.count(kind.getValue().asLong()))
                .toList());
    }

    /** Conversations by model; one with questions of two benchmarks counts for both. */
    private static Figure models(JsonNode benchmarks) {
        var counts = new TreeMap<String, Long>();
        var byBenchmark = new TreeMap<String, List<String>>();
        for (JsonNode benchmark : benchmarks) {
            benchmark.path("models").properties().forEach(model -> {
                long conversations = model.getValue().asLong();
                counts.merge(model.getKey(), conversations, Long::sum);
                byBenchmark
                        .computeIfAbsent(model.getKey(), key -> new ArrayList<>())
                        .add(benchmark.path("name").asText() + " " + Numbers.count(conversations));
            });
        }
        List<Map.Entry<String, Long>> sorted = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
        return new Figure(
                "Conversations with a question, by model",
                "A conversation with questions of two benchmarks counts for both.",
                Bars.of(sorted.stream()
                        .map(model -> {
                            String number = Numbers.count(model.getValue());
                            double length = model.getValue();
                            return Bar.plain(model.getKey(), length, number, model.getKey() + ": " + number);
                        })
                        .toList()),
                new Table(
                        "Conversations with a question, by model",
                        List.of("model", "conversations", "by benchmark"),
                        sorted.stream()
                                .map(model -> List.of(
                                        model.getKey(),
                                        Numbers.count(model.getValue()),
                                        String.join(", ", byBenchmark.getOrDefault(model.getKey(), List.of()))))
                                .toList()));
    }
}
