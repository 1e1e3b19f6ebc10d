package dev.parley.core.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdIOException;
import dev.parley.core.format.UnreadableRecordException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Records parted by looking at bytes. A compressed file that breaks off ends with a broken record that says so. */
abstract class ByteRecords implements Records {
    private static final int CHUNK = 1 << 16;

    /** UTF-8's byte order mark, which some editors put before a text. */
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    final Limits limits;
    private final InputStream stream;
    private final ByteRun run;

    final byte[] chunk = new byte[CHUNK];
    int position;
    int end;

    /** The line that the next byte stands in. */
    long line = 1;

    private @Nullable RawRecord next;
    private boolean done;
    private boolean brokenOff;

    ByteRecords(InputStream stream, Limits limits) {
        this.stream = stream;
        this.limits = limits;
        this.run = new ByteRun(limits.bytes());
        if (fill() && end >= MARK.length && Arrays.equals(chunk, 0, MARK.length, MARK, 0, MARK.length)) {
            position = MARK.length;
        }
    }

    /**
     * Collects the next record that is not blank.
     *
     * @return the line it begins in, or 0 if the file is at its end
     */
    abstract long collect(ByteRun into);

    /** What the bytes of a record say. */
    abstract JsonNode parse(byte[] record);

    @Override
    public boolean hasNext() {
        while (next == null && !done) {
            next = advance();
        }
        return next != null;
    }

    @Override
    public RawRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RawRecord record = Objects.requireNonNull(next);
        next = null;
        return record;
    }

    private @Nullable RawRecord advance() {
        run.clear();
        long start = collect(run);
        if (start > 0) {
            return record(start);
        }
        done = true;
        return brokenOff
                ? new RawRecord.Broken(line, new byte[0], "the compressed file is damaged or incomplete from here on")
                : null;
    }

    private RawRecord record(long start) {
        byte[] bytes = run.toBytes();
        if (run.isTooLong()) {
            String reason = "the record has " + run.length() + " bytes, more than the limit of " + limits.bytes();
            return new RawRecord.Broken(start, bytes, reason);
        }
        try {
            return new RawRecord.Parsed(start, bytes, parse(bytes));
        } catch (UnreadableRecordException unreadable) {
            return new RawRecord.Broken(start, bytes, unreadable.reason());
        }
    }

    /** Makes at least one byte available at the position, unless the file is at its end. */
    final boolean fill() {
        if (position < end) {
            return true;
        }
        if (brokenOff) {
            return false;
        }
        try {
            position = 0;
            end = Math.max(0, stream.readNBytes(chunk, 0, CHUNK));
            return end > 0;
        } catch (EOFException | ZipException | ZstdIOException damaged) {
            brokenOff = true;
            end = 0;
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
