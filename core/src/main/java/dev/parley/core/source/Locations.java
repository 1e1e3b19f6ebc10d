package dev.parley.core.source;

import java.util.List;

/** Finds what a path means: a file, the files below a folder, or those that a glob matches. */
@FunctionalInterface
public interface Locations {
    /** Paths of this machine. */
    Locations LOCAL = LocalFiles::find;

    /** The files that a path leads to; none if there is nothing. */
    List<Located> find(String path);

    /**
     * A file that was found.
     *
     * @param named whether the path names this very file, rather than a folder or a glob that it was found by
     */
    record Located(Location file, boolean named) {}
}
