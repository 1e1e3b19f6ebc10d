package dev.parley.dataset.relation;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Pairs in the memory of this process. Conversations are numbered in the order of their ids, from 0. */
final class LocalPairs {
    /** Two conversations by their numbers. */
    record Pair(int left, int right, double similarity) {}

    private final List<String> ids;
    private final Map<Relation, List<Pair>> pairs;

    private LocalPairs(List<String> ids, Map<Relation, List<Pair>> pairs) {
        this.ids = ids;
        this.pairs = pairs;
    }

    /** The ids of all conversations that are in a pair, by their numbers. */
    List<String> ids() {
        return ids;
    }

    List<Pair> of(Relation relation) {
        return pairs.getOrDefault(relation, List.of());
    }

    /** The pairs of some relations, or nothing if they are more than so many. */
    static Optional<LocalPairs> read(Dataset<Row> table, Set<Relation> relations, long atMost) {
        var arrived = new HashMap<String, Integer>();
        var pairs = new EnumMap<Relation, List<Pair>>(Relation.class);
        Object[] labels = relations.stream().map(Relation::label).toArray();
        Iterator<Row> rows = table.where(col("relation").isin(labels))
                .select("relation", "left", "right", "similarity")
                .toLocalIterator();
        for (long count = 0; rows.hasNext(); count++) {
            if (count == atMost) {
                return Optional.empty();
            }
            Row row = rows.next();
            pairs.computeIfAbsent(Relation.of(row.getString(0)), relation -> new ArrayList<>())
                    .add(new Pair(number(arrived, row.getString(1)), number(arrived, row.getString(2)), row.getDouble(3)));
        }
        return Optional.of(inOrder(arrived, pairs));
    }

    private static int number(Map<String, Integer> arrived, String id) {
        Integer known = arrived.putIfAbsent(id, arrived.size());
        return known == null ? arrived.size() - 1 : known;
    }

    private static LocalPairs inOrder(Map<String, Integer> arrived, Map<Relation, List<Pair>> pairs) {
        List<Map.Entry<String, Integer>> inOrder = arrived.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(AS_SPARK))
                .toList();
        var numbers = new int[inOrder.size()];
        IntStream.range(0, numbers.length).forEach(number -> numbers[inOrder.get(number).getValue()] = number);
        pairs.values().forEach(list -> list.replaceAll(
                pair -> new Pair(numbers[pair.left()], numbers[pair.right()], pair.similarity())));
        return new LocalPairs(inOrder.stream().map(Map.Entry::getKey).toList(), pairs);
    }

    /** By code points, which is the order of UTF-8 and so that of strings in Spark. */
    private static final Comparator<String> AS_SPARK = (one, other) -> {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return Integer.compare(surrogatesLast(one.charAt(i)), surrogatesLast(other.charAt(i)));
            }
        }
        return Integer.compare(one.length(), other.length());
    };

    private static int surrogatesLast(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
    }
}
