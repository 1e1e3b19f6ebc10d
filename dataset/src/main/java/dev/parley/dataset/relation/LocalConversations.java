package dev.parley.dataset.relation;

import static dev.parley.dataset.relation.ConversationColumns.CHARACTERS;
import static dev.parley.dataset.relation.ConversationColumns.ID;
import static dev.parley.dataset.relation.ConversationColumns.KEY;
import static dev.parley.dataset.relation.ConversationColumns.MESSAGES;
import static dev.parley.dataset.relation.ConversationColumns.TIME;
import static org.apache.spark.sql.functions.udf;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.sketch.BloomFilter;

/** What rules ask of the conversations that are in any pair, by the numbers of {@link LocalPairs}. */
final class LocalConversations {
    /** Share of conversations that are collected although they are in no pair. */
    private static final double FALSE_POSITIVES = 0.01;

    private final List<String> ids;
    private final long[] keys;
    private final int[] messages;
    private final long[] times;
    private final long[] characters;
    private final BitSet survivors = new BitSet();

    private LocalConversations(List<String> ids) {
        this.ids = ids;
        this.keys = new long[ids.size()];
        this.messages = new int[ids.size()];
        this.times = new long[ids.size()];
        this.characters = new long[ids.size()];
    }

    static LocalConversations read(List<String> ids, Dataset<Row> annotated, Dataset<Row> survivors) {
        var conversations = new LocalConversations(ids);
        var numbers = new HashMap<String, Integer>();
        BloomFilter wanted = BloomFilter.create(Math.max(1, ids.size()), FALSE_POSITIVES);
        for (String id : ids) {
            numbers.put(id, numbers.size());
            wanted.putString(id);
        }
        UserDefinedFunction isWanted = udf((UDF1<String, Boolean>) wanted::mightContainString, DataTypes.BooleanType);
        annotated.where(isWanted.apply(ID)).select(ID, KEY, MESSAGES, TIME, CHARACTERS).collectAsList()
                .forEach(row -> conversations.add(numbers, row));
        survivors.where(isWanted.apply(ID)).select(ID).as(Encoders.STRING()).collectAsList().stream()
                .mapToInt(id -> numbers.getOrDefault(id, -1))
                .filter(number -> number >= 0)
                .forEach(conversations.survivors::set);
        return conversations;
    }

    private void add(Map<String, Integer> numbers, Row row) {
        Integer number = numbers.get(row.getString(0));
        if (number != null) {
            keys[number] = row.getLong(1);
            messages[number] = row.getInt(2);
            times[number] = row.getLong(3);
            characters[number] = row.getLong(4);
        }
    }

    String id(int number) {
        return ids.get(number);
    }

    long key(int number) {
        return keys[number];
    }

    int messages(int number) {
        return messages[number];
    }

    /** Whom no rule has dropped so far. */
    BitSet survivors() {
        return survivors;
    }

    /** As {@link ConversationColumns#PRECEDENCE}; numbers are in the order of ids. */
    Comparator<Integer> precedence() {
        return Comparator.<Integer>comparingLong(number -> times[number])
                .thenComparingLong(number -> -characters[number])
                .thenComparing(Comparator.naturalOrder());
    }
}
