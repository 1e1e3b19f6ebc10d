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
    private static final int MODELS = 20;

    /** A table may be longer than what is drawn, but not as long as a file of names. */
    private static final int ROWS = 200;

    /** As many columns as can be told apart on a wide screen; more days are put together. */
    private static final int COLUMNS = 200;

    private static final String CONVERSATIONS = "conversations";

    private Contents() {}

    static Section section(JsonNode statistics) {
        return Section.of(
                "contents",
                "Conversations",
                statistics.path("conversationsByDay").isEmpty() ? "No conversation has a time." : "",
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
     * Counts as bars, the first of them by name, the rest together; the table names them all, up to {@value #ROWS}.
     *
     * @param counts by name, the largest first
     */
    static Figure counts(String title, String what, JsonNode counts, int limit) {
        long sum = sum(counts);
        var bars = new ArrayList<Bar>();
        var rows = new ArrayList<List<String>>();
        long shown = 0;
        for (Map.Entry<String, JsonNode> count : counts.properties()) {
            String name = count.getKey().isEmpty() ? "(not named)" : count.getKey();
            long number = count.getValue().asLong();
            if (bars.size() < limit) {
                bars.add(bar(name, number, sum));
                shown += number;
            }
            if (rows.size() < ROWS) {
                rows.add(List.of(name, Numbers.count(number), Numbers.percent(number, sum)));
            }
        }
        if (shown < sum) {
            bars.add(bar((counts.size() - limit) + " others", sum - shown, sum).of("rest"));
        }
        return new Figure(
                title, "", Bars.of(bars), new Table(title, List.of(what, CONVERSATIONS, "share"), rows));
    }

    private static Bar bar(String name, long count, long sum) {
        String number = Numbers.count(count);
        return Bar.plain(name, (double) count, number, name + ": " + number + ", " + Numbers.percent(count, sum));
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
                "Days in UTC.",
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
                    Numbers.span(span.getKey()), inSpan, name + " " + unit + ": " + Numbers.count(inSpan) + ", " + share));
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
