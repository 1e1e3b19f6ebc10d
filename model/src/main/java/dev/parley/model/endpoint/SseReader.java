package dev.parley.model.endpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Takes a stream of server-sent events apart (WHATWG HTML, section 9.2.6), on bytes: a line ends with CR, LF or CRLF,
 * which may be split between packets as any character may; a line that begins with a colon is a comment; several data
 * lines are joined by line feeds. Unlike the standard says, an event at the end counts even without an empty line after
 * it.
 */
final class SseReader {
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final int LONGEST_EVENT = 16 << 20;
    private static final int LONGEST_STREAM = 64 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[2048];
    private int total;
    private int position;
    private int limit;
    private boolean afterCarriageReturn;
    private boolean begun;

    private final Bytes line = new Bytes();
    private final Bytes data = new Bytes();
    private boolean hasData;

    SseReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next event that has data; false at the end of the stream.
     *
     * @throws EOFException if an event is longer than 16 MiB, or the whole longer than 64 MiB
     */
    boolean next() throws IOException {
        data.clear();
        hasData = false;
        while (readLine()) {
            if (line.length == 0) {
                if (hasData) {
                    return true;
                }
            } else {
                take();
            }
        }
        return hasData;
    }

    /** The event's data: the first {@link #length} bytes, until {@link #next}. */
    byte[] data() {
        return data.bytes;
    }

    int length() {
        return data.length;
    }

    /** Whether the event's data is this ASCII text. */
    boolean dataIs(String text) {
        if (data.length != text.length()) {
            return false;
        }
        for (int i = 0; i < data.length; i++) {
            if (data.bytes[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void take() {
        int colon = 0;
        while (colon < line.length && line.bytes[colon] != ':') {
            colon++;
        }
        // The names of events say nothing that their data does not; "id" and "retry" are for browsers that reconnect.
        if (!isData(colon)) {
            return;
        }
        int value = Math.min(colon + 1, line.length);
        if (value < line.length && line.bytes[value] == ' ') {
            value++;
        }
        if (hasData) {
            data.add((byte) '\n');
        }
        data.add(line.bytes, value, line.length - value);
        hasData = true;
    }

    private boolean isData(int length) {
        return Arrays.equals(line.bytes, 0, length, DATA, 0, DATA.length);
    }

    private boolean readLine() throws IOException {
        line.clear();
        while (true) {
            if (position == limit && !fill()) {
                return line.length > 0;
            }
            if (afterCarriageReturn) {
                afterCarriageReturn = false;
                if (buffer[position] == '\n') {
                    position++;
                    continue;
                }
            }
            int start = position;
            while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            line.add(buffer, start, position - start);
            if (line.length + data.length > LONGEST_EVENT) {
                throw new EOFException("an event is longer than 16 MiB");
            }
            if (position < limit) {
                afterCarriageReturn = buffer[position++] == '\r';
                dropByteOrderMark();
                return true;
            }
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        total += limit;
        if (total > LONGEST_STREAM) {
            throw new EOFException("the stream is longer than 64 MiB");
        }
        return limit > 0;
    }

    private void dropByteOrderMark() {
        boolean marked = !begun
                && line.length >= 3
                && line.bytes[0] == (byte) 0xEF
                && line.bytes[1] == (byte) 0xBB
                && line.bytes[2] == (byte) 0xBF;
        begun = true;
        if (marked) {
            line.length -= 3;
            System.arraycopy(line.bytes, 3, line.bytes, 0, line.length);
        }
    }

    /** Bytes that grow and can be emptied without giving back their room. */
    private static final class Bytes {
        private byte[] bytes = new byte[512];
        private int length;

        void clear() {
            length = 0;
        }

        void add(byte one) {
            room(1);
            bytes[length++] = one;
        }

        void add(byte[] source, int start, int count) {
            room(count);
            System.arraycopy(source, start, bytes, length, count);
            length += count;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }
    }
}
