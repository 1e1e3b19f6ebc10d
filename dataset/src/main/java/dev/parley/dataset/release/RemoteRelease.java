package dev.parley.dataset.release;

import dev.parley.core.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** A release on an object store, or on any other file system that Hadoop knows. */
final class RemoteRelease implements StagedRelease {
    private final FileSystem files;
    private final Path output;
    private final Path staging;

    private RemoteRelease(FileSystem files, Path output) {
        this.files = files;
        this.output = files.makeQualified(new Path(output.toString())); // Without a slash at the end.
        this.staging = new Path(this.output.getParent(), "." + this.output.getName() + ".staging");
    }

    static RemoteRelease start(Path output, Configuration configuration) {
        try {
            var release = new RemoteRelease(output.getFileSystem(configuration), output);
            release.refuseForeignFiles();
            release.files.delete(release.staging, true);
            release.files.mkdirs(release.data());
            return release;
        } catch (IOException problem) {
            throw StagedRelease.unwritable(output.toString(), problem);
        }
    }

    /**
     * A publication that was interrupted has left files but no manifest: those that a release has are known by name.
     */
    private void refuseForeignFiles() throws IOException {
        for (String name : names(output)) {
            if (!Manifest.isReleaseFile(name)) {
                throw new InputException(output + " holds " + name
                        + ", which is no part of a release and would be lost; move it or name another place");
            }
        }
    }

    @Override
    public Path data() {
        return new Path(staging, "data");
    }

    @Override
    public void write(String name, byte[] content) {
        try (var out = files.create(new Path(staging, name), true)) {
            out.write(content);
        } catch (IOException problem) {
            throw StagedRelease.unwritable(name, problem);
        }
    }

    @Override
    public void publish() {
        try {
            List<String> names = names(staging);
            if (!names.remove(Manifest.FILE_NAME)) {
                throw new IllegalStateException("a release without a manifest is not complete");
            }
            refuseForeignFiles();
            files.delete(new Path(output, Manifest.FILE_NAME), false);
            files.delete(output, true);
            for (String name : names) {
                move(name);
            }
            move(Manifest.FILE_NAME);
            files.delete(staging, true);
        } catch (IOException problem) {
            throw StagedRelease.unwritable(output.toString(), problem);
        }
    }

    private void move(String name) throws IOException {
        Path target = new Path(output, name);
        files.mkdirs(target.getParent());
        if (!files.rename(new Path(staging, name), target)) {
            throw new IOException("the finished " + name + " could not be given its name");
        }
    }

    @Override
    public void close() {
        try {
            files.delete(staging, true);
        } catch (IOException problem) {
            throw StagedRelease.unwritable(staging.toString(), problem);
        }
    }

    /** The files below a directory by their path in it, in order. */
    private List<String> names(Path directory) throws IOException {
        var names = new ArrayList<String>();
        if (files.exists(directory)) {
            RemoteIterator<LocatedFileStatus> all = files.listFiles(directory, true);
            while (all.hasNext()) {
                Path file = all.next().getPath();
                names.add(directory.toUri().relativize(file.toUri()).getPath());
            }
        }
        names.sort(null);
        return names;
    }
}
