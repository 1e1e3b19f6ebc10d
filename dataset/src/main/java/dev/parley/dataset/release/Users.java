package dev.parley.dataset.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many users there are, and what they did. Counted exactly, by Spark and not on the driver: a billion conversations
 * may have a hundred million users.
 *
 * @param byModels number of users who met so many models
 * @param byConversations number of users who had so many conversations, by the largest power of two not above it: 4
 *     stands for 4 to 7
 */
public record Users(SortedMap<Long, Long> byModels, SortedMap<Long, Long> byConversations) {
    /** For conversations of which nobody knows who had them. */
    public static final Users NONE = new Users(new TreeMap<>(), new TreeMap<>());

    public Users {
        byModels = Collections.unmodifiableSortedMap(new TreeMap<>(byModels));
        byConversations = Collections.unmodifiableSortedMap(new TreeMap<>(byConversations));
    }

    /**
     * Counts the users of the released conversations.
     *
     * @param conversations with the columns {@code user}, which may be null, and {@code model}
     */
    public static Users of(Dataset<Row> conversations) {
        List<Row> groups = conversations
                .filter(col("user").isNotNull())
                .groupBy("user")
                .agg(count(lit(1)).as("conversations"), countDistinct(col("model")).as("models"))
                .groupBy("models", "conversations")
                .count()
                .collectAsList();
        var byModels = new TreeMap<Long, Long>();
        var byConversations = new TreeMap<Long, Long>();
        for (Row group : groups) {
            byModels.merge(group.getLong(0), group.getLong(2), Long::sum);
            byConversations.merge(Long.highestOneBit(group.getLong(1)), group.getLong(2), Long::sum);
        }
        return new Users(byModels, byConversations);
    }

    /** Number of users. */
    public long total() {
        return sum(byModels);
    }

    /** Number of users who met more than one model. */
    public long metSeveralModels() {
        return sum(byModels.tailMap(2L));
    }

    private static long sum(SortedMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
