package dev.parley.core.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The records that were not read, as JSON lines of {@code file}, {@code line}, {@code reason} and {@code bytes}, the
 * record itself in Base64. It may hold anything that people wrote, so it stays on this machine.
 */
public final class RejectedFile implements AutoCloseable {
    private final Path target;
    private final AtomicFile file;
    private final JsonGenerator generator;
    private long count;

    /** Starts the file; it appears when {@link #commit} is called, and only if anything was rejected. */
    public RejectedFile(Path target) throws IOException {
        this.target = target;
        this.file = new AtomicFile(target);
        this.generator =
                new JsonFactory().createGenerator(new BufferedOutputStream(Files.newOutputStream(file.draft())));
        generator.setRootValueSeparator(null);
    }

    public void add(Rejection rejection, byte[] record) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("file", rejection.file());
        generator.writeNumberField("line", rejection.line());
        generator.writeStringField("reason", rejection.reason());
        generator.writeBinaryField("bytes", record);
        generator.writeEndObject();
        generator.writeRaw('\n');
        count++;
    }

    public long count() {
        return count;
    }

    /** Puts the file in its place, or removes an older one if nothing was rejected. */
    public void commit() throws IOException {
        generator.close();
        if (count > 0) {
            file.commit();
        } else {
            Files.deleteIfExists(target);
        }
    }

    @Override
    public void close() throws IOException {
        generator.close();
        file.close();
    }
}
