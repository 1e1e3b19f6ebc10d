package dev.parley.dataset.storage;

import dev.parley.core.source.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;

/** A file of any of Hadoop's file systems, named by a URI. */
record StoredFile(Path file) implements Location {
    @Override
    public String path() {
        return file.toString();
    }

    @Override
    public long length() {
        try {
            return Storage.of(file).getFileStatus(file).getLen();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Storage.of(file).open(file);
    }
}
