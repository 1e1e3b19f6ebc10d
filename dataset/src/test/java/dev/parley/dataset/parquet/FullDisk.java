package dev.parley.dataset.parquet;

import java.io.IOException;
import java.io.OutputStream;

/** A disk that has room for a number of bytes only. */
final class FullDisk implements Draft {
    private final long room;
    private boolean discarded;

    FullDisk(long room) {
        this.room = room;
    }

    boolean discarded() {
        return discarded;
    }

    @Override
    public String name() {
        return "rows.parquet";
    }

    @Override
    public OutputStream open() {
        return new OutputStream() {
            private long written;

            @Override
            public void write(int value) throws IOException {
                written++;
                if (written > room) {
                    throw new IOException("No space left on device");
                }
            }
        };
    }

    @Override
    public void publish() {
        throw new AssertionError("the file is not complete");
    }

    @Override
    public void discard() {
        discarded = true;
    }
}
