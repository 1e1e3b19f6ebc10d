package dev.parley.dataset.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A draft on a local disk. It is on the disk itself before it gets its name, so that a power cut cannot tear it. */
final class LocalDraft implements Draft {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path hidden;

    LocalDraft(Path file) {
        this.file = file.toAbsolutePath();
        this.hidden = this.file.resolveSibling(Draft.hiddenName(name()));
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public OutputStream open() throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return new BufferedOutputStream(Files.newOutputStream(hidden), BUFFER);
    }

    @Override
    public void publish() throws IOException {
        try (FileChannel channel = FileChannel.open(hidden, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void discard() throws IOException {
        Files.deleteIfExists(hidden);
    }
}
