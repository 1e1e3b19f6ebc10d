package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.report.Bars.Bar;
import dev.parley.dataset.report.Columns.Column;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many conversations there are, of which models, when, and how long they are. */
final class Contents {
    private static final int MODELS = 30;

    /** As many columns as can be told apart on a wide screen; more days are put together. */
    private static final int COLUMNS = 200;

    private static final String CONVERSATIONS = "conversations";

    private Contents() {}

    static Section section(JsonNode statistics) {
        return Section.of(
                "contents",
                "Conversations",
                "",
                counts("By model", "model", statistics.path("conversationsByModel"), MODELS),
                days(statistics.path("conversationsByDay")));
    }

    static Section lengths(JsonNode statistics) {
        return Section.of(
                "lengths",
                "Turns and lengths",
                "Each column reaches from one power of two to the next. Tokens were counted before personal data was"
                        + " replaced.",
                histogram("Turns a conversation", "turns", statistics.path("turnsPerConversation")),
                histogram("Tokens a prompt", "tokens", statistics.path("tokensPerPrompt")),
                histogram("Tokens an answer", "tokens", statistics.path("tokensPerResponse")));
    }

    /**
     * Counts as bars, the first of them by name, the rest together.
     *
     * @param counts by name, the largest first
     */
    static Figure counts(String title, String what, JsonNode counts, int limit) {
        long sum = sum(counts);
        var bars = new ArrayList<Bar>();
        var rows = new ArrayList<List<String>>();
        long shown = 0;
        for (Map.Entry<String, JsonNode> count : counts.properties()) {
            if (bars.size() < limit) {
                long number = count.getValue().asLong();
                add(count.getKey().isEmpty() ? "(not named)" : count.getKey(), number, sum, bars, rows);
                shown += number;
            }
        }
        if (shown < sum) {
            add((counts.size() - limit) + " others", sum - shown, sum, bars, rows);
        }
        return new Figure(
                title, "", Bars.of(bars), new Table(title, List.of(what, CONVERSATIONS, "share"), rows));
    }

    private static void add(String name, long count, long sum, List<Bar> bars, List<List<String>> rows) {
        String number = Numbers.count(count);
        String share = Numbers.percent(count, sum);
        bars.add(Bar.plain(name, (double) count, number, name + ": " + number + ", " + share));
        rows.add(List.of(name, number, share));
    }

    static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    private static Figure days(JsonNode byDay) {
        var counts = new TreeMap<LocalDate, Long>();
        byDay.properties().forEach(day -> counts.put(LocalDate.parse(day.getKey()), day.getValue().asLong()));
        var columns = new ArrayList<Column>();
        var rows = new ArrayList<List<String>>();
        String unit = "day";
        if (!counts.isEmpty()) {
            LocalDate first = counts.firstKey();
            long days = ChronoUnit.DAYS.between(first, counts.lastKey()) + 1;
            int step = (int) Math.ceilDiv(days, COLUMNS);
            unit = step == 1 ? "day" : step + " days from";
            for (LocalDate from = first; !from.isAfter(counts.lastKey()); from = from.plusDays(step)) {
                long count = counts.subMap(from, from.plusDays(step)).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                columns.add(new Column(from.toString(), count, from + ": " + Numbers.count(count)));
                rows.add(List.of(from.toString(), Numbers.count(count)));
            }
        }
        return new Figure(
                "By day",
                counts.isEmpty() ? "No conversation has a time." : "Days in UTC.",
                Columns.of(columns),
                new Table("Conversations by day", List.of(unit, CONVERSATIONS), rows));
    }

    private static Figure histogram(String title, String unit, JsonNode lengths) {
        long count = lengths.path("count").asLong();
        var columns = new ArrayList<Column>();
        var rows = new ArrayList<List<String>>();
        for (Map.Entry<String, JsonNode> span : lengths.path("histogram").properties()) {
            long inSpan = span.getValue().asLong();
            String share = Numbers.percent(inSpan, count);
            String name = span.getKey().replace('-', '–');
            columns.add(new Column(
                    name, inSpan, name + " " + unit + ": " + Numbers.count(inSpan) + ", " + share));
            rows.add(List.of(name, Numbers.count(inSpan), share));
        }
        return new Figure(
                title,
                "Mean %s, median %s, 90th percentile %s, longest %s.".formatted(
                        Numbers.decimal(lengths.path("mean").asDouble()),
                        Numbers.count(lengths.path("p50").asLong()),
                        Numbers.count(lengths.path("p90").asLong()),
                        Numbers.count(lengths.path("maximum").asLong())),
                Columns.of(columns),
                new Table(title, List.of(unit, "number", "share"), rows));
    }
}
