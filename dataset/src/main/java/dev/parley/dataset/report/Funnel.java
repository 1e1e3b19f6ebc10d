package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.report.Bars.Bar;
import java.util.ArrayList;
import java.util.List;

/** From what was read to what was released. */
final class Funnel {
    private Funnel() {}

    static Section section(JsonNode manifest) {
        long records = 0;
        long rejected = 0;
        for (JsonNode input : manifest.path("inputs")) {
            records += input.path("records").asLong();
            rejected += input.path("rejected").asLong();
        }
        JsonNode conversations = manifest.path("conversations");
        long read = conversations.path("read").asLong();
        var funnel = new ArrayList<Bar>();
        add(funnel, "conversations read", read, read, "plain");
        for (JsonNode removal : conversations.path("removed")) {
            add(funnel, "– " + removal.path("reason").asText(), removal.path("conversations").asLong(), read, "bad");
        }
        add(funnel, "released", conversations.path("released").asLong(), read, "good");
        add(funnel, "of them redacted", conversations.path("redacted").asLong(), read, "plain");
        List<List<String>> rows = funnel.stream()
                .map(bar -> List.of(bar.name(), bar.label(), Numbers.percent(Math.round(bar.value()), read)))
                .toList();
        return Section.of(
                "funnel",
                "What was left out",
                Numbers.count(records) + " records were read, " + Numbers.count(rejected)
                        + " of them could not be. A conversation that was logged again at each turn is one.",
                new Figure(
                        "From read to released",
                        "A conversation with several reasons counts under each. 'parley why' tells the reasons of one.",
                        Bars.of(funnel),
                        new Table("From read to released", List.of("step", "conversations", "of those read"), rows)));
    }

    private static void add(List<Bar> funnel, String name, long count, long read, String kind) {
        funnel.add(new Bar(name, (double) count, Numbers.count(count),
                name + ": " + Numbers.count(count) + ", " + Numbers.percent(count, read), kind));
    }
}
