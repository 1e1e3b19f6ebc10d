package dev.parley.dataset.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many users there are, and what they did. Counted exactly, by Spark and not on the driver: a billion conversations
 * may have a hundred million users.
 *
 * @param byModels number of users who met so many models
 * @param byConversations number of users who had exactly so many conversations
 */
public record Users(SortedMap<Long, Long> byModels, NavigableMap<Long, Long> byConversations) {
    /** For conversations of which nobody knows who had them. */
    public static final Users NONE = new Users(new TreeMap<>(), new TreeMap<>());

    public Users {
        byModels = Collections.unmodifiableSortedMap(new TreeMap<>(byModels));
        byConversations = Collections.unmodifiableNavigableMap(new TreeMap<>(byConversations));
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
            byConversations.merge(group.getLong(1), group.getLong(2), Long::sum);
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

    /** Number of conversations whose user is known. */
    public long conversations() {
        return byConversations.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
    }

    /** Number of users by the largest power of two not above the number of their conversations: 4 stands for 4 to 7. */
    SortedMap<Long, Long> byPowersOfTwo() {
        var powers = new TreeMap<Long, Long>();
        byConversations.forEach((conversations, users) ->
                powers.merge(Long.highestOneBit(conversations), users, Long::sum));
        return powers;
    }

    /**
     * How unequally conversations are spread over users: Gini's coefficient (C. Gini, Variabilità e mutabilità, 1912),
     * 0 if all have the same number of them, towards 1 if one user has nearly all.
     */
    public double gini() {
        double above = 0;
        long poorer = 0;
        long poorersConversations = 0;
        for (Map.Entry<Long, Long> group : byConversations.entrySet()) {
            double own = (double) group.getKey() * group.getValue();
            above += group.getValue() * (2.0 * poorersConversations + own);
            poorer += group.getValue();
            poorersConversations += (long) own;
        }
        return poorersConversations == 0 ? 0 : 1 - above / ((double) poorer * poorersConversations);
    }

    /**
     * Number of conversations that the most active users had.
     *
     * @param share of all users, rounded up to whole ones
     */
    public long conversationsOfMostActive(double share) {
        long left = (long) Math.ceil(share * total());
        long conversations = 0;
        for (Map.Entry<Long, Long> group : byConversations.descendingMap().entrySet()) {
            long taken = Math.min(left, group.getValue());
            conversations += taken * group.getKey();
            left -= taken;
        }
        return conversations;
    }

    private static long sum(SortedMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
