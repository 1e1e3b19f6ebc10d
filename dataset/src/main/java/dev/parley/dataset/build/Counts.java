package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Counts of one part, and sums of them: what is known of a stage without reading its rows. */
public record Counts(Map<String, Long> values) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final Counts NONE = new Counts(Map.of());

    public Counts {
        values = new TreeMap<>(values);
    }

    public long get(String name) {
        return values.getOrDefault(name, 0L);
    }

    Counts plus(Counts others) {
        var sums = new TreeMap<>(values);
        others.values.forEach((name, count) -> sums.merge(name, count, Long::sum));
        return new Counts(sums);
    }

    ObjectNode toJson() {
        return JSON.valueToTree(values);
    }

    static Counts fromJson(JsonNode json) {
        var values = new TreeMap<String, Long>();
        json.properties().forEach(count -> values.put(count.getKey(), count.getValue().longValue()));
        return new Counts(values);
    }

    /** Counts that are still going on. */
    static final class Tally {
        private final TreeMap<String, Long> values = new TreeMap<>();

        void add(String name) {
            values.merge(name, 1L, Long::sum);
        }

        Counts counts() {
            return new Counts(values);
        }
    }
}
