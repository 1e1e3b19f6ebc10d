package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many topics people of a language talk about: the number of equally frequent topics that would have the same entropy
 * (M. O. Hill, Diversity and evenness, Ecology 54, 1973, order 1). Counted on the first conversations of each shard, which
 * are a fair sample, and on the prompts that {@code topics.parquet} gives a topic.
 *
 * @param effectiveTopics by the English name of the language; languages without topics are missing
 */
record TopicDiversity(Map<String, Double> effectiveTopics) {
    private static final Set<String> LANGUAGE = Set.of("conversation_id", "language");
    private static final Set<String> TOPIC = Set.of("conversation_id", "topic");

    static TopicDiversity of(Release release) {
        Path assignments = release.folder().resolve("topics.parquet");
        if (!Files.isRegularFile(assignments)) {
            return new TopicDiversity(Map.of());
        }
        Map<String, String> languages = languages(release);
        var counts = new TreeMap<String, Map<Integer, Long>>();
        try (ParquetRows rows = ParquetRows.open(assignments, TOPIC)) {
            while (rows.hasNext()) {
                ObjectNode row = rows.next();
                String language = languages.getOrDefault(row.path("conversation_id").asText(), "");
                if (!language.isEmpty()) {
                    counts.computeIfAbsent(language, unseen -> new TreeMap<>())
                            .merge(row.path("topic").asInt(), 1L, Long::sum);
                }
            }
        }
        var effective = new TreeMap<String, Double>();
        counts.forEach((language, topics) -> effective.put(language, effective(topics.values())));
        return new TopicDiversity(effective);
    }

    private static Map<String, String> languages(Release release) {
        int limit = Math.ceilDiv(LanguageCheck.SAMPLE, Math.max(1, release.shards().size()));
        var languages = new HashMap<String, String>();
        for (Path shard : release.shards()) {
            try (ParquetRows rows = ParquetRows.open(shard, LANGUAGE)) {
                for (int i = 0; i < limit && rows.hasNext(); i++) {
                    ObjectNode row = rows.next();
                    languages.put(row.path("conversation_id").asText(), row.path("language").asText());
                }
            }
        }
        return languages;
    }

    static double effective(Collection<Long> counts) {
        double sum = counts.stream().mapToLong(Long::longValue).sum();
        double entropy = counts.stream()
                .mapToDouble(count -> count == 0 ? 0 : -count / sum * Math.log(count / sum))
                .sum();
        return Math.exp(entropy);
    }

    /** As text; a dash where no prompt of the language has a topic. */
    String of(String language) {
        Double effective = effectiveTopics.get(language);
        return effective == null ? "–" : Numbers.decimal(effective);
    }
}
