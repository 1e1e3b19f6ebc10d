package dev.parley.dataset.relation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Turns rows {@code (bucket, text, key, of_prompts)}, sorted by the first three, into candidate {@linkplain #PAIR pairs} of
 * keys. All rows of a bucket are about prompts, or none.
 *
 * <p>Equal texts take part once, with the least of their keys: forty identical prompts are one member of a bucket. Each member is
 * paired with the bucket's first and with the {@value #NEIGHBOURS} before it. Buckets up to {@value #NEIGHBOURS} + 2 thus
 * yield all their pairs; a bucket of a million yields nine million instead of 5·10¹¹, and still hangs together, so that
 * connected components find what all pairs would. What one bucket leaves out, another band usually brings: members are
 * ordered by the hash of their text, so neighbours in one bucket are near, never arbitrary by arrival.
 */
final class Buckets implements Iterator<Row> {
    static final StructType PAIR = new StructType()
            .add("left_key", DataTypes.LongType, false)
            .add("right_key", DataTypes.LongType, false)
            .add("of_prompts", DataTypes.BooleanType, false);

    static final int NEIGHBOURS = 8;

    private final Iterator<Row> members;
    private final Deque<Long> neighbours = new ArrayDeque<>(NEIGHBOURS + 1);
    private final Deque<Row> pairs = new ArrayDeque<>();
    private long bucket;
    private long text;
    private long first;
    private boolean started;

    Buckets(Iterator<Row> members) {
        this.members = members;
    }

    @Override
    public boolean hasNext() {
        while (pairs.isEmpty() && members.hasNext()) {
            Row member = members.next();
            add(member.getLong(0), member.getLong(1), member.getLong(2), member.getBoolean(3));
        }
        return !pairs.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return pairs.remove();
    }

    private void add(long memberBucket, long memberText, long key, boolean ofPrompts) {
        if (!started || memberBucket != bucket) {
            started = true;
            bucket = memberBucket;
            first = key;
            neighbours.clear();
        } else if (memberText == text) {
            return;
        } else {
            partners().forEach(partner -> pairs.add(pair(partner, key, ofPrompts)));
        }
        text = memberText;
        neighbours.add(key);
        if (neighbours.size() > NEIGHBOURS) {
            neighbours.remove();
        }
    }

    private List<Long> partners() {
        var partners = new ArrayList<>(neighbours);
        if (partners.getFirst() != first) {
            partners.add(first);
        }
        return partners;
    }

    private static Row pair(long one, long other, boolean ofPrompts) {
        return RowFactory.create(Math.min(one, other), Math.max(one, other), ofPrompts);
    }
}
