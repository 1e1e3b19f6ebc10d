package dev.parley.dataset.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.build.SortKey;
import dev.parley.dataset.parquet.ParquetRows;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of neighbouring shards in their order; the next one can be looked at before it is taken. */
final class ShardRange implements AutoCloseable {
    /** The order of the rows of a release. */
    static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::sortKey).thenComparing(Entry::id);

    private static final Set<String> COLUMNS =
            Set.of("conversation_id", "model", "conversation", "turn", "language", "openai_moderation", "redacted");

    private final Iterator<Path> shards;
    private final Map<String, String> topics;
    private Optional<ParquetRows> rows = Optional.empty();
    private Optional<Entry> next = Optional.empty();

    /** A row, its place in the order, and the name of its topic. */
    record Entry(long sortKey, String id, String topic, ObjectNode row) {}

    /**
     * @param topics of its conversations, by id
     */
    ShardRange(List<Path> shards, Map<String, String> topics) {
        this.shards = shards.iterator();
        this.topics = topics;
        advance();
    }

    /** The row that {@link #take} would give; empty at the end. */
    Optional<Entry> peek() {
        return next;
    }

    Entry take() {
        Entry taken = next.orElseThrow();
        advance();
        return taken;
    }

    private void advance() {
        while (rows.filter(ParquetRows::hasNext).isEmpty() && shards.hasNext()) {
            close();
            rows = Optional.of(ParquetRows.open(shards.next(), COLUMNS));
        }
        next = rows.filter(ParquetRows::hasNext).map(open -> {
            ObjectNode row = open.next();
            String id = row.path("conversation_id").asText();
            return new Entry(SortKey.of(id), id, topics.getOrDefault(id, TopicRanges.NONE), row);
        });
    }

    @Override
    public void close() {
        rows.ifPresent(ParquetRows::close);
        rows = Optional.empty();
    }
}
