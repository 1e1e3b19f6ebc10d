package dev.parley.dataset.relation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The members of all buckets of one partition, from the packets of {@link BandWriter}: bucket by bucket, in the order
 * of {@link BandMember#ORDER}. Members that are alone in their bucket, as nearly all are, may be left out.
 *
 * <p>A sort of primitive numbers puts buckets together: the upper bits of each bucket with the member's place below
 * them. Buckets whose upper bits agree by chance come together too, so what is not alone is then sorted in full.
 */
final class BandReader implements Iterator<BandMember> {
    private static final int NUMBERS = BandWriter.MEMBER / Long.BYTES;

    private long[] numbers = new long[1024 * NUMBERS];
    private int size;
    private final long[] sorted;
    private final int placeBits;
    private int next;
    private Iterator<BandMember> group = List.<BandMember>of().iterator();

    BandReader(Iterator<byte[]> packets) {
        while (packets.hasNext()) {
            add(packets.next());
        }
        placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        sorted = new long[size];
        for (int place = 0; place < size; place++) {
            sorted[place] = upper(numbers[place * NUMBERS]) | place;
        }
        Arrays.sort(sorted);
    }

    @Override
    public boolean hasNext() {
        while (!group.hasNext() && next < size) {
            int start = next++;
            while (next < size && upper(sorted[next]) == upper(sorted[start])) {
                next++;
            }
            if (next - start > 1) {
                group = group(start, next);
            }
        }
        return group.hasNext();
    }

    @Override
    public BandMember next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return group.next();
    }

    private void add(byte[] packet) {
        int length = packet.length / Long.BYTES;
        int end = size * NUMBERS;
        if (end + length > numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        ByteBuffer.wrap(packet).asLongBuffer().get(numbers, end, length);
        size += length / NUMBERS;
    }

    private long upper(long bucket) {
        return bucket >>> placeBits << placeBits;
    }

    private Iterator<BandMember> group(int start, int end) {
        var members = new ArrayList<BandMember>(end - start);
        for (int i = start; i < end; i++) {
            int at = (int) (sorted[i] & ((1L << placeBits) - 1)) * NUMBERS;
            members.add(new BandMember(numbers[at], numbers[at + 1], numbers[at + 2]));
        }
        members.sort(BandMember.ORDER);
        return members.iterator();
    }
}
