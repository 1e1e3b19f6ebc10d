package dev.parley.dataset.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.dataset.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The topics of a release: what {@code topics.json} holds.
 *
 * @param version of the way topics are found
 * @param vectors version of the sentence vectors
 * @param language in English; empty for any
 * @param k how many clusters there are, published or not
 * @param candidates other numbers that were tried; empty if the number was given
 * @param near cosine from which on two prompts are near-duplicates
 * @param prompts that were assigned
 * @param withoutVector prompts that were not, because the vectors know nothing of their language
 * @param exactDuplicates prompts whose text stands earlier in the release, too
 * @param semanticDuplicates prompts whose text is new, but nearly means what an earlier one does
 * @param outliers prompts that are like hardly any other
 * @param fitted distinct prompts that the clusters were fitted to
 * @param topics those that enough people wrote in, by number
 * @param unpublishedTopics clusters that too few people wrote in
 * @param unpublishedPrompts prompts in those
 * @param mean of the vectors, base 64 as a topic's centroid is
 * @param duplicates the largest groups of prompts that nearly mean the same, in published topics and by enough people
 * @param points some prompts of published topics, spread evenly, for the map
 */
public record TopicReport(
        String version,
        String vectors,
        long seed,
        String language,
        int minLength,
        int maxLength,
        TopicOrder.Start start,
        int k,
        List<Candidate> candidates,
        int minUsers,
        int minConversations,
        double near,
        long prompts,
        long withoutVector,
        long exactDuplicates,
        long semanticDuplicates,
        long outliers,
        long conversations,
        int fitted,
        List<Topic> topics,
        List<Group> groups,
        int unpublishedTopics,
        long unpublishedPrompts,
        List<DuplicateGroup> duplicates,
        String mean,
        List<Point> points) {
    /** The file's name in a release. */
    public static final String FILE_NAME = "topics.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How well so many clusters lie apart, by the mean silhouette. */
    public record Candidate(int k, double silhouette) {}

    /** Kindred topics; the upper level of the hierarchy. */
    public record Group(int id, String label, List<Integer> topics, long prompts) {}

    /** A prompt on the map, from -1 to 1. */
    public record Point(int topic, double x, double y) {}

    byte[] json() {
        try {
            return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The topics of a release; empty if none were looked for. */
    public static Optional<TopicReport> of(String release) {
        Path file = new Path(Storage.path(release), FILE_NAME);
        FileSystem files = Storage.of(file);
        try {
            if (!files.exists(file)) {
                return Optional.empty();
            }
            try (InputStream in = files.open(file)) {
                return Optional.of(JSON.readValue(in.readAllBytes(), TopicReport.class));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
