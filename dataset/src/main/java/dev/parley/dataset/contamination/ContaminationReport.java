package dev.parley.dataset.contamination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Questions of benchmarks in a release: what {@code contamination.json} holds.
 *
 * @param version of the way they are found
 * @param vectors versions of the vectors that looked first and that decided
 * @param similarity the cosine from which on a prompt is a question in other words
 * @param judge the language model that confirmed what is not word for word; empty for none
 * @param prompts that were looked at
 */
public record ContaminationReport(
        String version, String vectors, double similarity, String judge, long prompts, List<OfBenchmark> benchmarks) {
    /** The file's name in a release. */
    public static final String FILE_NAME = "contamination.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What was found of one benchmark.
     *
     * @param questions in it
     * @param found questions that stand in the release
     * @param conversations that hold any of them
     * @param models conversations that hold any, by model
     * @param kinds findings by the way they were found
     */
    public record OfBenchmark(
            String name,
            int questions,
            int found,
            long conversations,
            SortedMap<String, Long> models,
            SortedMap<String, Long> kinds,
            List<Finding> findings) {}

    /**
     * A question in a prompt.
     *
     * @param place where the question stands in its file
     * @param evidence where it stands in the message, of the same words only
     */
    public record Finding(
            String place,
            String conversation,
            int message,
            String model,
            String kind,
            double score,
            List<Match.Span> evidence) {}

    /**
     * Conversations that hold a question in the same words or in other words, or by its anchors as a judge confirmed: anchors
     * alone stand in other texts too.
     *
     * @return by id the surest of their questions, named by benchmark, place and the way it was found
     */
    public SortedMap<String, String> removable() {
        var conversations = new TreeMap<String, String>();
        for (Match.Kind kind : Match.Kind.values()) {
            if (kind == Match.Kind.SAME_ANCHORS && judge.isEmpty()) {
                continue;
            }
            for (OfBenchmark benchmark : benchmarks) {
                for (Finding finding : benchmark.findings()) {
                    if (finding.kind().equals(kind.label())) {
                        conversations.putIfAbsent(
                                finding.conversation(),
                                "%s %s, %s".formatted(benchmark.name(), finding.place(), finding.kind()));
                    }
                }
            }
        }
        return conversations;
    }

    byte[] json() {
        try {
            return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
