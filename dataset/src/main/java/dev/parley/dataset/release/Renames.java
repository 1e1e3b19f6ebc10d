package dev.parley.dataset.release;

import java.io.IOException;
import java.nio.file.Path;

/** The two ways of a file system to put a directory in another place. */
interface Renames {
    /** Lets two directories change places in one step; {@code false} if this system cannot, and nothing has changed. */
    boolean exchange(Path one, Path other);

    /** Gives a directory another path, at which there is nothing. */
    void move(Path from, Path to) throws IOException;
}
