package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.report.Bars.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What people talk about: the topics of {@code topics.json} as bars and on a map, with examples from the release. */
final class Topics {
    private static final int POINTS = 3_000;
    private static final int EXAMPLES = 3;
    private static final int HUES = 8;

    private Topics() {}

    static Section section(Optional<JsonNode> found) {
        if (found.isEmpty()) {
            return new Section("topics", "Topics",
                    "Not looked for yet: 'parley topics' does, and writes topics.json into the release.", List.of());
        }
        JsonNode report = found.get();
        List<JsonNode> topics = StreamSupport.stream(report.path("topics").spliterator(), false)
                .sorted((one, other) -> Long.compare(prompts(other), prompts(one)))
                .toList();
        String intro = "%s prompts%s in %s clusters%s. Examples are as the release has them: redacted."
                .formatted(
                        Numbers.count(report.path("prompts").asLong()),
                        report.path("language").asText().isEmpty() ? "" : " in " + report.path("language").asText(),
                        Numbers.count(report.path("k").asLong()),
                        report.path("unpublishedTopics").asLong() == 0 ? "" : unpublished(report));
        return new Section("topics", "Topics", intro, List.of(
                shares(topics).html(), map(report, topics).html(), examples(topics), repeated(report, topics).html(),
                groups(report)));
    }

    private static String unpublished(JsonNode report) {
        return "; %s are not published, as they have fewer than %s users or %s conversations"
                .formatted(
                        Numbers.count(report.path("unpublishedTopics").asLong()),
                        Numbers.count(report.path("minUsers").asLong()),
                        Numbers.count(report.path("minConversations").asLong()));
    }

    private static Figure shares(List<JsonNode> topics) {
        return new Figure(
                "By share of the prompts",
                "",
                Bars.of(topics.stream()
                        .map(topic -> new Bar(
                                label(topic), (double) prompts(topic), percent(topic),
                                label(topic) + ": " + Numbers.count(prompts(topic)) + " prompts", hue(topic)))
                        .toList()),
                new Table(
                        "Topics",
                        List.of("topic", "prompts", "share", "conversations", "users", "templated"),
                        topics.stream()
                                .map(topic -> List.of(
                                        label(topic),
                                        Numbers.count(prompts(topic)),
                                        percent(topic),
                                        Numbers.count(topic.path("conversations").asLong()),
                                        Numbers.count(topic.path("users").asLong()),
                                        Numbers.percent(topic.path("templateShare").asDouble())))
                                .toList()));
    }

    private static Figure map(JsonNode report, List<JsonNode> topics) {
        var marks = new ArrayList<Html>();
        int points = 0;
        for (JsonNode point : report.path("points")) {
            if (points++ < POINTS) {
                marks.add(Html.element("circle", Map.of(
                        "class", "point hue" + Math.floorMod(point.path("topic").asInt(), HUES),
                        "cx", number(place(point.path("x").asDouble())),
                        "cy", number(place(-point.path("y").asDouble())),
                        "r", "0.45")));
            }
        }
        var labels = new MapLabels();
        topics.forEach(topic -> marks.add(mark(topic, labels)));
        return new Figure(
                "Map",
                "Near each other is what means alike; a circle's area is the topic's share.",
                Html.element("svg", Map.of("class", "map", "viewBox", "0 0 100 100"), Html.all(marks)),
                new Table(
                        "Places on the map",
                        List.of("topic", "x", "y"),
                        topics.stream()
                                .map(topic -> List.of(
                                        label(topic),
                                        Numbers.decimal(topic.path("x").asDouble()),
                                        Numbers.decimal(topic.path("y").asDouble())))
                                .toList()));
    }

    private static Html mark(JsonNode topic, MapLabels labels) {
        double x = place(topic.path("x").asDouble());
        double y = place(-topic.path("y").asDouble());
        double radius = Math.max(1, 12 * Math.sqrt(topic.path("share").asDouble()));
        String name = label(topic);
        Html circle = Html.element("circle", Map.of(
                "class", "topic " + hue(topic), "cx", number(x), "cy", number(y), "r", number(radius)));
        Html text = labels.place(name.length() <= 26 ? name : name.substring(0, 25) + "…", x, y)
                .map(label -> Html.element(
                        "text",
                        Map.of("class", label.alsoNarrow() ? "" : "wide", "x", number(label.x()), "y", number(label.y())),
                        Html.text(label.text())))
                .orElse(Html.NOTHING);
        return Html.element("g", Map.of("data-hint", name + ": " + percent(topic)), circle, text);
    }

    private static Html examples(List<JsonNode> topics) {
        return Html.element("div", Map.of("class", "examples"), Html.all(topics.stream().map(Topics::example)));
    }

    private static Html example(JsonNode topic) {
        List<Html> texts = StreamSupport.stream(topic.path("examples").spliterator(), false)
                .limit(EXAMPLES)
                .map(example -> Html.element("blockquote", Map.of("dir", "auto"), Html.text(example.asText())))
                .toList();
        String terms = StreamSupport.stream(topic.path("terms").spliterator(), false)
                .map(term -> term.path("text").asText(term.path("term").asText()))
                .filter(term -> !term.isEmpty())
                .limit(8)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return Html.element(
                "details",
                Map.of("class", "alone"),
                Html.element("summary", Html.foreign(label(topic)), Html.text(" " + percent(topic))),
                terms.isEmpty() ? Html.NOTHING : Html.element("p", Map.of("class", "note"), Html.text(terms)),
                Html.all(texts));
    }

    private static Figure repeated(JsonNode report, List<JsonNode> topics) {
        return new Figure(
                "Said again",
                "Prompts that repeat an earlier one of the release: word for word, or nearly, by a cosine of their vectors of"
                        + " at least %s. Outliers are like hardly any other prompt."
                                .formatted(Numbers.decimal(report.path("near").asDouble())),
                Bars.of(topics.stream()
                        .map(topic -> new Bar(
                                label(topic), (double) duplicates(topic) / Math.max(1, prompts(topic)),
                                Numbers.percent(duplicates(topic), prompts(topic)),
                                label(topic) + ": " + Numbers.count(duplicates(topic)) + " of "
                                        + Numbers.count(prompts(topic)) + " prompts", hue(topic)))
                        .toList()),
                new Table(
                        "Duplicates and outliers",
                        List.of("topic", "prompts", "word for word", "nearly", "share nearly", "outliers", "share outliers"),
                        topics.stream()
                                .map(topic -> List.of(
                                        label(topic),
                                        Numbers.count(prompts(topic)),
                                        Numbers.count(topic.path("exactDuplicates").asLong()),
                                        Numbers.count(topic.path("semanticDuplicates").asLong()),
                                        Numbers.percent(topic.path("semanticDuplicates").asLong(), prompts(topic)),
                                        Numbers.count(topic.path("outliers").asLong()),
                                        Numbers.percent(topic.path("outliers").asLong(), prompts(topic))))
                                .toList()));
    }

    private static long duplicates(JsonNode topic) {
        return topic.path("exactDuplicates").asLong() + topic.path("semanticDuplicates").asLong();
    }

    /** The largest groups of prompts that nearly say the same, each by one of them. */
    private static Html groups(JsonNode report) {
        List<Html> groups = StreamSupport.stream(report.path("duplicates").spliterator(), false)
                .flatMap(group -> Stream.of(
                        Html.element("p", Map.of("class", "note"), Html.text(Numbers.count(group.path("prompts").asLong())
                                + " prompts, " + Numbers.count(group.path("texts").asLong()) + " of them different, in "
                                + Numbers.count(group.path("conversations").asLong()) + " conversations")),
                        Html.element("blockquote", Map.of("dir", "auto"), Html.text(group.path("example").asText()))))
                .toList();
        return groups.isEmpty()
                ? Html.NOTHING
                : Html.element(
                        "details",
                        Map.of("class", "alone"),
                        Html.element("summary", Html.text("Most often said again in other words")),
                        Html.all(groups));
    }

    private static String label(JsonNode topic) {
        return topic.path("label").asText();
    }

    private static long prompts(JsonNode topic) {
        return topic.path("prompts").asLong();
    }

    private static String percent(JsonNode topic) {
        return Numbers.percent(topic.path("share").asDouble());
    }

    private static String hue(JsonNode topic) {
        return "hue" + Math.floorMod(topic.path("id").asInt(), HUES);
    }

    /** From -1 to 1 onto the drawing, with a margin. */
    private static double place(double coordinate) {
        return 50 + 46 * coordinate;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
