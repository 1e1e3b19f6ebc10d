package dev.parley.dataset.storage;

import dev.parley.core.InputException;
import dev.parley.core.source.LocalFile;
import dev.parley.core.source.Location;
import dev.parley.core.source.Locations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds files of this machine by their paths, and of any of Hadoop's file systems by URIs such as {@code s3a://…}. */
public final class StoredFiles implements Locations {
    /** A file's name or its folder's begins so when it is not part of the data. */
    private static final String HIDDEN = "[._].*";

    @Override
    public List<Located> find(String path) {
        if (!Storage.isUri(path)) {
            return LOCAL.find(path);
        }
        try {
            return find(new Path(path));
        } catch (IOException failed) {
            throw new InputException("cannot read " + path + ": " + failed.getMessage(), failed);
        } catch (IllegalArgumentException noUri) {
            throw new InputException("'" + path + "' is no URI: " + noUri.getMessage(), noUri);
        }
    }

    private static List<Located> find(Path glob) throws IOException {
        FileSystem files = Storage.of(glob);
        FileStatus[] matching = files.globStatus(glob);
        if (matching == null) {
            return List.of();
        }
        var found = new ArrayList<Located>();
        for (FileStatus status : matching) {
            boolean named = files.makeQualified(glob).equals(status.getPath());
            if (named || !status.getPath().getName().matches(HIDDEN)) {
                add(files, status, named, found);
            }
        }
        return found;
    }

    private static void add(FileSystem files, FileStatus status, boolean named, List<Located> found)
            throws IOException {
        if (status.isFile()) {
            found.add(located(status, named));
        } else {
            for (FileStatus below : files.listStatus(status.getPath())) {
                if (!below.getPath().getName().matches(HIDDEN)) {
                    add(files, below, false, found);
                }
            }
        }
    }

    private static Located located(FileStatus status, boolean named) {
        return new Located(new StoredFile(status.getPath()), named);
    }

    /** The one file at a path, found before. */
    public static Location file(String path) {
        return Storage.isUri(path) ? new StoredFile(new Path(path)) : new LocalFile(java.nio.file.Path.of(path));
    }
}
