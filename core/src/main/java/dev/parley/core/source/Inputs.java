package dev.parley.core.source;

import dev.parley.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files that paths, folders and globs mean. */
final class Inputs {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    private Inputs() {}

    /** @param named whether the path names this very file, rather than a folder or a glob that it was found by */
    record Input(Path file, boolean named) {}

    /**
     * The files, each once, in the order of their paths. Files below a folder whose name or whose folder's name begins
     * with a dot or an underscore are left aside, as Hadoop does.
     *
     * @throws InputException if a path leads to no file
     */
    static List<Input> find(List<String> paths) {
        var found = new TreeMap<Path, Input>();
        for (String path : paths) {
            List<Input> inputs = find(path);
            if (inputs.isEmpty()) {
                throw new InputException("no file is at '" + path + "'; give a file, a folder with files, or a glob");
            }
            for (Input input : inputs) {
                found.merge(input.file(), input, (one, other) -> one.named() ? one : other);
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Input> find(String path) {
        Path literal = Path.of(path);
        if (Files.isRegularFile(literal)) {
            return List.of(new Input(literal.normalize(), true));
        }
        if (Files.isDirectory(literal)) {
            return walk(literal, file -> true);
        }
        if (GLOB.matcher(path).find()) {
            PathMatcher matcher = literal.getFileSystem().getPathMatcher("glob:" + literal.normalize());
            return walk(fixedPart(literal), file -> matcher.matches(file.normalize()));
        }
        return List.of();
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

    private static List<Input> walk(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> isVisible(folder.relativize(file)) && wanted.test(file))
                    .filter(Files::isRegularFile)
                    .map(file -> new Input(file.normalize(), false))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
