package dev.parley.dataset.release;

import dev.parley.core.InputException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A release in the making. It grows in a hidden directory beside its place and takes that place when it is {@linkplain
 * #publish published}; closed before that, it leaves the old release as it was and nothing else behind.
 *
 * <p>On a local disk a killed build leaves either the old release or the new one: on Linux the two directories change
 * places in one system call; elsewhere the old one is moved aside first, and the next start puts it back if the new one
 * had not taken its place. Object stores know no directories: there the files are moved one by one, the manifest is
 * removed first and comes back last, so that a release without a manifest is an unfinished one.
 */
public sealed interface StagedRelease extends AutoCloseable permits LocalRelease, RemoteRelease {
    /**
     * Begins a release, and tidies up after one that was interrupted.
     *
     * @param output where the release will be: a local path, or a URI of any file system that Hadoop knows
     * @throws InputException if there is something at the place that is no release of Parley, or it cannot be written
     */
    static StagedRelease start(Path output, Configuration configuration) {
        String scheme = output.toUri().getScheme();
        return scheme == null || scheme.equals("file")
                ? LocalRelease.start(java.nio.file.Path.of(output.toUri().getPath()), new DiskRenames())
                : RemoteRelease.start(output, configuration);
    }

    /** The directory for the shards, to be given to the tasks that write them. */
    Path data();

    /**
     * Writes a small file.
     *
     * @throws InputException if the disk is full or cannot be written
     */
    void write(String name, byte[] content);

    /**
     * Puts the release in its place, instead of the old one. Its manifest must have been written.
     *
     * @throws InputException if that cannot be done; the old release is then untouched
     */
    void publish();

    @Override
    void close();

    /** The error that says that a release cannot be written, and what to do. */
    static InputException unwritable(String what, IOException problem) {
        return new InputException(
                "cannot write " + what + ": " + problem.getMessage()
                        + "; make room or name another folder, then run the same command again",
                problem);
    }
}
