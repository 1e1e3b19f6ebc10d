package dev.parley.dataset.build;

import dev.parley.core.source.RejectedFile;
import dev.parley.core.source.Rejection;
import dev.parley.dataset.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The rejected lines of one task, first on the disk of the machine that reads, then where all can see them. */
final class RejectedLines {
    private final Path target;
    private final java.nio.file.Path local;
    private final RejectedFile file;

    RejectedLines(Path target) {
        this.target = target;
        try {
            local = Files.createTempDirectory("parley").resolve(target.getName());
            file = new RejectedFile(local);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Rejection rejection, byte[] record) {
        try {
            file.add(rejection, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the file in place if there is anything in it. */
    void finish() {
        try {
            file.commit();
            file.close();
            if (Files.exists(local)) {
                FileSystem files = Storage.of(target);
                Path unfinished = Workspace.unfinished(target);
                files.copyFromLocalFile(true, true, new Path(local.toUri()), unfinished);
                Workspace.commit(files, unfinished, target);
            }
            Files.deleteIfExists(local.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
