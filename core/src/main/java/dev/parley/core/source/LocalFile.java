package dev.parley.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of this machine. */
public record LocalFile(Path file) implements Location {
    @Override
    public String path() {
        return file.toString();
    }

    @Override
    public long length() {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }
}
