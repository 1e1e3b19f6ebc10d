package dev.parley.dataset.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.build.SortKey;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.release.Release;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The topics of a release's conversations, by range of their sort keys. {@code topics.parquet} stands in the order of ids and
 * the shards in that of their hashes, so its rows are first sorted into a temporary file for each range; memory then holds
 * those of the range that is looked at and no others.
 */
final class TopicRanges implements AutoCloseable {
    /** For a conversation none of whose prompts was given a topic. */
    static final String NONE = "(no topic)";

    /** For one whose topic too few wrote in to be published. */
    private static final String RARE = "(rare topics)";

    private static final Set<String> COLUMNS = Set.of("conversation_id", "topic");

    private final List<Path> files;
    private final Map<Integer, String> names;

    private TopicRanges(List<Path> files, Map<Integer, String> names) {
        this.files = files;
        this.names = names;
    }

    /**
     * Sorts the topics of a release.
     *
     * @param names of its published topics, by number
     * @param ranges a power of two
     * @throws dev.parley.core.InputException if its {@code topics.parquet} cannot be read
     */
    static TopicRanges of(Release release, Map<Integer, String> names, int ranges) {
        var topics = new TopicRanges(new ArrayList<>(), names);
        try {
            for (int range = 0; range < ranges; range++) {
                topics.files.add(Files.createTempFile("parley-topics-", ".range"));
            }
            topics.sort(release.folder().resolve("topics.parquet"));
            return topics;
        } catch (IOException problem) {
            topics.close();
            throw new UncheckedIOException(problem);
        } catch (RuntimeException problem) {
            topics.close();
            throw problem;
        }
    }

    private void sort(Path assignments) throws IOException {
        var outputs = new ArrayList<DataOutputStream>();
        try (ParquetRows rows = ParquetRows.open(assignments, COLUMNS)) {
            for (Path file : files) {
                outputs.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
            }
            String last = "";
            while (rows.hasNext()) {
                ObjectNode row = rows.next();
                String id = row.path("conversation_id").asText();
                // The prompts of a conversation stand together and in order; the first one is its topic.
                if (!id.equals(last)) {
                    DataOutputStream output = outputs.get(SortKey.range(SortKey.of(id), files.size()));
                    output.writeUTF(id);
                    output.writeInt(row.path("topic").asInt());
                    last = id;
                }
            }
        } finally {
            for (DataOutputStream output : outputs) {
                output.close();
            }
        }
    }

    /** The names of topics in one of the ranges, by the id of the conversation. */
    Map<String, String> range(int range) {
        var topics = new HashMap<String, String>();
        try (var input = new DataInputStream(new BufferedInputStream(Files.newInputStream(files.get(range))))) {
            while (input.available() > 0) {
                String id = input.readUTF();
                topics.put(id, names.getOrDefault(input.readInt(), RARE));
            }
            return topics;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
