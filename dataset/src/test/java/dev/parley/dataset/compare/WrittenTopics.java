package dev.parley.dataset.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Topics of a release, as {@code parley topics} writes them. */
final class WrittenTopics {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StructType SCHEMA = new StructType()
            .add("conversation_id", DataTypes.StringType)
            .add("message", DataTypes.IntegerType)
            .add("topic", DataTypes.IntegerType);

    private final ObjectNode report = JSON.createObjectNode().put("vectors", "static-1");
    private final TreeMap<String, int[]> assignments = new TreeMap<>();

    /** A mean that all releases share which go on from each other. */
    WrittenTopics(String mean) {
        report.put("mean", mean).putArray("topics");
    }

    WrittenTopics topic(int number, String label) {
        report.withArray("topics").addObject().put("id", number).put("label", label).putArray("previous");
        return this;
    }

    /** A topic that goes on from one of an earlier release, called so then. */
    WrittenTopics goneOn(int number, String label, String before) {
        ObjectNode topic = report.withArray("topics").addObject().put("id", number).put("label", label);
        topic.putArray("previous").addObject().put("label", before);
        return this;
    }

    /** The topics of a conversation's prompts, the first one first. */
    WrittenTopics prompts(String conversation, int... topics) {
        assignments.put(conversation, topics);
        return this;
    }

    WrittenTopics prompts(Map<String, Integer> topics) {
        topics.forEach(this::prompts);
        return this;
    }

    void into(Path release) {
        try (RowWriter rows = new RowFormat(SCHEMA).create(release.resolve("topics.parquet"))) {
            assignments.forEach((conversation, topics) -> {
                for (int i = 0; i < topics.length; i++) {
                    rows.write(RowFactory.create(conversation, 2 * i, topics[i]));
                }
            });
            rows.finish();
            Files.write(release.resolve("topics.json"), JSON.writeValueAsBytes(report));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
