package dev.parley.dataset.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.dataset.parquet.WrittenFile;
import dev.parley.dataset.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What is found out about a finished release and added to it. Its files join the list in the manifest, which is written
 * last, so that the release stays known as a whole.
 */
public final class ReleaseAdditions {
    private final Path release;

    private ReleaseAdditions(Path release) {
        this.release = release;
    }

    /**
     * Additions to a release.
     *
     * @param release its folder or URI
     * @throws InputException if there is no finished release
     */
    public static ReleaseAdditions to(String release) {
        Path path = Storage.path(release);
        try {
            if (!Storage.of(path).exists(new Path(path, Manifest.FILE_NAME))) {
                throw new InputException("there is no release at " + release
                        + "; name the folder that 'parley build --output' wrote");
            }
        } catch (IOException problem) {
            throw new InputException("cannot read " + release + ": " + problem.getMessage(), problem);
        }
        return new ReleaseAdditions(path);
    }

    /** Where a file of this name goes. */
    public Path path(String name) {
        return new Path(release, name);
    }

    public Configuration configuration() {
        return Storage.configuration();
    }

    /**
     * Adds files, in place of earlier ones of the same names.
     *
     * @param written files that stand at their {@link #path} already
     * @param name of a small file that is written here
     */
    public void add(List<WrittenFile> written, String name, byte[] content) {
        var files = new ArrayList<ReleaseFile>();
        written.forEach(file -> files.add(new ReleaseFile(file.name(), file.bytes(), file.sha256())));
        files.add(ReleaseFile.of(name, content));
        write(name, content);
        write(Manifest.FILE_NAME, Json.bytes(Manifest.with(manifest(), files)));
    }

    private ObjectNode manifest() {
        Path manifest = path(Manifest.FILE_NAME);
        try (InputStream in = Storage.of(manifest).open(manifest)) {
            return (ObjectNode) Json.read(in.readAllBytes());
        } catch (IOException problem) {
            throw new InputException("cannot read " + manifest + ": " + problem.getMessage(), problem);
        }
    }

    /** A file appears under its name when it is whole; object stores do so by themselves. */
    private void write(String name, byte[] content) {
        Path file = path(name);
        Path unfinished = path("." + name + ".unfinished");
        FileSystem files = Storage.of(file);
        try {
            try (var out = files.create(unfinished, true)) {
                out.write(content);
            }
            if (!files.rename(unfinished, file)) {
                files.delete(file, false);
                if (!files.rename(unfinished, file)) {
                    throw new IOException("the finished file could not be given its name");
                }
            }
        } catch (IOException problem) {
            throw StagedRelease.unwritable(name, problem);
        }
    }
}
