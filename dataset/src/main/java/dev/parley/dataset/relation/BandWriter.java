package dev.parley.dataset.relation;

import dev.parley.text.fingerprint.MinHash;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Cuts the signatures of rows {@code (key, prompt hash, prompt signature, conversation hash, conversation signature)}
 * into bands and packs these by the partition that their bucket belongs to. A conversation has 42 bands: as rows of a
 * table they would cost Spark some hundred microseconds, as three numbers each in packets of {@value #PACKET} bytes
 * they cost ten.
 */
final class BandWriter implements Iterator<Tuple2<Integer, byte[]>> {
    static final int MEMBER = 3 * Long.BYTES;
    private static final int PACKET = 340 * MEMBER;

    private final Iterator<Row> rows;
    private final ByteBuffer[] open;
    private final Deque<Tuple2<Integer, byte[]>> ready = new ArrayDeque<>();

    BandWriter(Iterator<Row> rows, int partitions) {
        this.rows = rows;
        this.open = new ByteBuffer[partitions];
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && rows.hasNext()) {
            Row row = rows.next();
            write(row.getLong(0), row.getLong(1), row.getList(2), true);
            write(row.getLong(0), row.getLong(3), row.getList(4), false);
            if (!rows.hasNext()) {
                IntStream.range(0, open.length).filter(i -> open[i] != null && open[i].position() > 0).forEach(this::close);
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Tuple2<Integer, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void write(long key, long text, List<Integer> numbers, boolean ofPrompts) {
        if (numbers.isEmpty()) {
            return;
        }
        int[] signature = numbers.stream().mapToInt(Integer::intValue).toArray();
        for (int band = 0; band < MinHash.BANDS; band++) {
            write(BandMember.bucketOf(MinHash.bandKey(signature, band), ofPrompts), text, key);
        }
    }

    private void write(long bucket, long text, long key) {
        int partition = (int) Long.remainderUnsigned(bucket >>> 1, open.length);
        if (open[partition] == null) {
            open[partition] = ByteBuffer.allocate(PACKET);
        }
        open[partition].putLong(bucket).putLong(text).putLong(key);
        if (!open[partition].hasRemaining()) {
            close(partition);
        }
    }

    private void close(int partition) {
        ByteBuffer packet = open[partition].flip();
        var bytes = new byte[packet.remaining()];
        packet.get(bytes);
        ready.add(new Tuple2<>(partition, bytes));
        packet.clear();
    }
}
