package dev.parley.core.source;

import java.io.IOException;
import java.io.InputStream;

/** A file to read: of this machine, or of a store that another module knows. */
public interface Location {
    /** How the user would name it: a path of this machine or a URI. */
    String path();

    /** Its length in bytes. */
    long length();

    InputStream open() throws IOException;

    /** The last part of its path. */
    default String name() {
        return path().substring(path().lastIndexOf('/') + 1);
    }
}
