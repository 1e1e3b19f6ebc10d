package dev.parley.dataset.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/** Counts and hashes what goes through it; what the writer writes at its closing can be looked at before it goes. */
final class MeasuredOutput extends PositionOutputStream {
    private final OutputStream target;
    private final MessageDigest digest;
    private long position;
    private boolean abandoned;
    private @Nullable ByteArrayOutputStream heldBack;

    MeasuredOutput(OutputStream target) {
        this.target = target;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** From now on nothing reaches the target but its closing, so that a writer can be closed after an error. */
    void abandon() {
        abandoned = true;
    }

    /** From now on nothing reaches the target, not even its closing, until {@link #complete}. */
    void holdBack() {
        heldBack = new ByteArrayOutputStream();
    }

    /** Lets what was held back go, with its footer in canonical order, and closes the target. */
    void complete() throws IOException {
        byte[] end = CanonicalFooter.of(Objects.requireNonNull(heldBack).toByteArray());
        position -= heldBack.size();
        heldBack = null;
        write(end, 0, end.length);
        close();
    }

    /** SHA-256 of everything written, in hexadecimal. To be asked once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        position += length;
        if (heldBack != null) {
            heldBack.write(bytes, offset, length);
            return;
        }
        if (!abandoned) {
            target.write(bytes, offset, length);
        }
        digest.update(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (!abandoned && heldBack == null) {
            target.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (heldBack == null) {
            target.close();
        }
    }

    OutputFile asFile() {
        return new OutputFile() {
            @Override
            public PositionOutputStream create(long blockSize) {
                return MeasuredOutput.this;
            }

            @Override
            public PositionOutputStream createOrOverwrite(long blockSize) {
                return MeasuredOutput.this;
            }

            @Override
            public boolean supportsBlockSize() {
                return false;
            }

            @Override
            public long defaultBlockSize() {
                return 0;
            }
        };
    }
}
