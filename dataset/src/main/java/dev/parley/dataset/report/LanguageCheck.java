package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Role;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.release.Release;
import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageTag;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A second detector's opinion on the languages of a release. Rows stand in the order of a hash of their ids, so that
 * the first rows of each shard are a fair sample; shards are read side by side and their counts added up, which gives
 * the same on any number of cores.
 *
 * @param agreements how the two detectors got along, by the English name of the release's language
 */
record LanguageCheck(Map<String, Agreement> agreements) {
    /** Enough for a language with 0.3 % of the conversations to have 300 in the sample. */
    static final int SAMPLE = 100_000;

    /** What a detector is given of a conversation; more text makes no difference to it. */
    private static final int EXCERPT = 1_000;

    private static final Set<String> COLUMNS = Set.of("conversation", "language");

    /**
     * Counts of one language.
     *
     * @param compared conversations on which the second detector had an opinion
     * @param agreed those of them on which it had the same
     */
    record Agreement(long sampled, long compared, long agreed) {
        static final Agreement NONE = new Agreement(0, 0, 0);

        Agreement plus(Agreement other) {
            return new Agreement(sampled + other.sampled, compared + other.compared, agreed + other.agreed);
        }
    }

    /** Asks the second detector about a sample of at most {@value #SAMPLE} conversations. */
    static LanguageCheck of(Release release, LanguageDetector second) {
        List<Path> shards = release.shards();
        int rows = Math.ceilDiv(SAMPLE, Math.max(1, shards.size()));
        var sum = new TreeMap<String, Agreement>();
        shards.parallelStream()
                .map(shard -> compare(shard, rows, second))
                .toList()
                .forEach(counts -> counts.forEach((name, count) -> sum.merge(name, count, Agreement::plus)));
        return new LanguageCheck(sum);
    }

    private static Map<String, Agreement> compare(Path shard, int limit, LanguageDetector second) {
        var counts = new TreeMap<String, Agreement>();
        try (ParquetRows rows = ParquetRows.open(shard, COLUMNS)) {
            for (int i = 0; i < limit && rows.hasNext(); i++) {
                ObjectNode row = rows.next();
                String language = row.path("language").asText();
                LanguageTag opinion = second.detect(prompts(row.path("conversation")));
                boolean agrees = opinion.name().equals(language);
                counts.merge(
                        language,
                        new Agreement(1, opinion.isKnown() ? 1 : 0, opinion.isKnown() && agrees ? 1 : 0),
                        Agreement::plus);
            }
        }
        return counts;
    }

    private static String prompts(JsonNode conversation) {
        String prompts = StreamSupport.stream(conversation.spliterator(), false)
                .filter(message -> message.path("role").asText().equals(Role.USER.label()))
                .map(message -> message.path("content").asText())
                .collect(Collectors.joining("\n"));
        return prompts.length() <= EXCERPT ? prompts : prompts.substring(0, EXCERPT);
    }

    /** All counts: {@code sampled}, {@code compared}, {@code agreed}, and the same by language. */
    ObjectNode json() {
        ObjectNode json = json(all());
        ObjectNode languages = json.putObject("byLanguage");
        agreements.forEach((language, agreement) -> languages.set(language, json(agreement)));
        return json;
    }

    private static ObjectNode json(Agreement agreement) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("sampled", agreement.sampled())
                .put("compared", agreement.compared())
                .put("agreed", agreement.agreed());
    }

    Agreement of(String language) {
        return agreements.getOrDefault(language, Agreement.NONE);
    }

    Agreement all() {
        return agreements.values().stream().reduce(Agreement.NONE, Agreement::plus);
    }
}
