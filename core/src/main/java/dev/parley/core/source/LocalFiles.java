package dev.parley.core.source;

import dev.parley.core.source.Locations.Located;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files of this machine that paths, folders and globs mean. */
final class LocalFiles {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    private LocalFiles() {}

    /**
     * The files that a path, a folder or a glob means; a folder that a glob means stands for all that is below it.
     * Files whose name or whose folder's name begins with a dot or an underscore are left aside unless a path names
     * them, as Hadoop does.
     */
    static List<Located> find(String path) {
        Path literal = Path.of(path);
        if (Files.isRegularFile(literal)) {
            return List.of(located(literal, true));
        }
        if (Files.isDirectory(literal)) {
            return walk(literal, file -> true);
        }
        if (GLOB.matcher(path).find()) {
            PathMatcher matcher = literal.getFileSystem().getPathMatcher("glob:" + literal.normalize());
            return walk(fixedPart(literal), file -> isWanted(file.normalize(), matcher));
        }
        return List.of();
    }

    /** Whether a file, or a folder that it is in, matches. */
    private static boolean isWanted(Path file, PathMatcher matcher) {
        for (Path part = file; part != null; part = part.getParent()) {
            if (matcher.matches(part)) {
                return true;
            }
        }
        return false;
    }

    /** The folder above the first part of a path that is a pattern. */
    private static Path fixedPart(Path glob) {
        Path fixed = glob.isAbsolute() ? glob.getRoot() : Path.of("");
        for (Path part : glob) {
            if (GLOB.matcher(part.toString()).find()) {
                break;
            }
            fixed = fixed.resolve(part);
        }
        return fixed;
    }

    private static List<Located> walk(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> isVisible(folder.relativize(file)) && wanted.test(file))
                    .filter(Files::isRegularFile)
                    .map(file -> located(file, false))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Located located(Path file, boolean named) {
        return new Located(new LocalFile(file.normalize()), named);
    }

    private static boolean isVisible(Path below) {
        for (Path part : below) {
            String name = part.toString();
            if (name.startsWith("_") || (name.startsWith(".") && !name.equals("..") && !name.equals("."))) {
                return false;
            }
        }
        return true;
    }
}
