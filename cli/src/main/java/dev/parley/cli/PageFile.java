package dev.parley.cli;

import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of HTML on the disk. */
final class PageFile {
    private PageFile() {}

    static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException problem) {
            throw new InputException(
                    "cannot write " + file + ": " + problem.getMessage() + "; name a file in another folder", problem);
        }
    }
}
