package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.report.Bars.Bar;
import dev.parley.dataset.report.Columns.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The people behind the conversations: what of them was hidden, and how many conversations they had. */
final class People {
    private static final int KINDS = 30;

    private People() {}

    static Section personalData(JsonNode statistics) {
        JsonNode redaction = statistics.path("redaction");
        long conversations = statistics.path("table1").path("conversations").asLong();
        long redacted = redaction.path("conversations").asLong();
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        redaction.path("placeholdersByKind").properties().stream()
                .sorted(Comparator.comparingLong(kind -> -kind.getValue().asLong()))
                .forEach(kind -> sorted.set(kind.getKey(), kind.getValue()));
        return Section.of(
                "personal-data",
                "Personal data",
                "In " + Numbers.count(redacted) + " conversations (" + Numbers.percent(redacted, conversations)
                        + ") placeholders stand for something personal or secret.",
                kinds(sorted));
    }

    private static Figure kinds(JsonNode byKind) {
        long sum = Contents.sum(byKind);
        var bars = new ArrayList<Bar>();
        var rows = new ArrayList<List<String>>();
        byKind.properties().stream().limit(KINDS).forEach(kind -> {
            long count = kind.getValue().asLong();
            String share = Numbers.percent(count, sum);
            bars.add(Bar.plain(kind.getKey(), (double) count, Numbers.count(count),
                    kind.getKey() + ": " + Numbers.count(count) + ", " + share));
            rows.add(List.of(kind.getKey(), Numbers.count(count), share));
        });
        return new Figure(
                "Replaced, by kind",
                "",
                Bars.of(bars),
                new Table("Placeholders by kind", List.of("kind", "places", "share"), rows));
    }

    static Section users(JsonNode statistics) {
        JsonNode users = statistics.path("users");
        long total = users.path("total").asLong();
        long conversations = users.path("conversations").asLong();
        JsonNode top = users.path("conversationsOfMostActiveUsers");
        String intro = total == 0
                ? "Nobody knows who had these conversations."
                : ("%s users had %s conversations; %s of them met more than one model. The most active 1 %% of users"
                                + " had %s of the conversations, the most active 10 %% %s. Gini's coefficient is %s:"
                                + " 0 if all had the same number, 1 if one had all.")
                        .formatted(
                                Numbers.count(total),
                                Numbers.count(conversations),
                                Numbers.percent(users.path("metSeveralModels").asLong(), total),
                                Numbers.percent(top.path("1 %").asLong(), conversations),
                                Numbers.percent(top.path("10 %").asLong(), conversations),
                                Numbers.decimal(users.path("gini").asDouble()));
        return Section.of(
                "users",
                "Users",
                intro,
                mostActive(top, conversations),
                spread("How many models a user met", "models", users.path("usersByNumberOfModels"), total),
                spread(
                        "How many conversations a user had",
                        "conversations",
                        users.path("usersByNumberOfConversations"),
                        total));
    }

    private static Figure mostActive(JsonNode top, long conversations) {
        var bars = new ArrayList<Bar>();
        var rows = new ArrayList<List<String>>();
        top.properties().forEach(share -> {
            long count = share.getValue().asLong();
            String percent = Numbers.percent(count, conversations);
            bars.add(Bar.plain(share.getKey(), (double) count / Math.max(1, conversations), percent,
                    "the most active " + share.getKey() + ": " + Numbers.count(count) + " conversations"));
            rows.add(List.of(share.getKey(), Numbers.count(count), percent));
        });
        return new Figure(
                "How much the most active users had",
                "Of all conversations, by the share of the users who had most of them.",
                Bars.within(1, bars),
                new Table("The most active users", List.of("of the users", "conversations", "share"), rows));
    }

    private static Figure spread(String title, String what, JsonNode counts, long total) {
        var columns = new ArrayList<Column>();
        var rows = new ArrayList<List<String>>();
        for (Map.Entry<String, JsonNode> count : counts.properties()) {
            String name = count.getKey().replace('-', '–');
            String users = Numbers.count(count.getValue().asLong());
            String share = Numbers.percent(count.getValue().asLong(), total);
            String hint = name + " " + what + ": " + users + " users, " + share;
            columns.add(new Column(Numbers.span(count.getKey()), count.getValue().asLong(), hint));
            rows.add(List.of(name, users, share));
        }
        return new Figure(title, "", Columns.of(columns), new Table(title, List.of(what, "users", "share"), rows));
    }
}
