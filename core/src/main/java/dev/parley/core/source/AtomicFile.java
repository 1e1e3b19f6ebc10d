package dev.parley.core.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name only when it is complete: written beside it, flushed to the disk, then moved. A
 * run that is killed leaves what was there before.
 */
public final class AtomicFile implements AutoCloseable {
    private final Path target;
    private final Path draft;

    /** Readies a draft in the target's folder, which is made if it is not there; one that a killed run left goes. */
    public AtomicFile(Path target) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        this.draft = this.target.resolveSibling("." + target.getFileName() + ".part");
        Files.createDirectories(this.target.resolveSibling(".").normalize());
        Files.deleteIfExists(draft);
    }

    /** Where to write. */
    public Path draft() {
        return draft;
    }

    /** Puts what was written in the target's place. */
    public void commit() throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the draft if it was not put in place. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(draft);
    }
}
