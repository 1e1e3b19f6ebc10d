package dev.parley.dataset.build;

import dev.parley.dataset.parquet.ParquetRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** All files below a folder, so that two folders can be compared. */
public final class TreeContents {
    private TreeContents() {}

    /** The checksum of each file by its path in the folder. */
    public static Map<String, String> of(Path folder) {
        return each(folder, TreeContents::sha256);
    }

    static Map<String, FileTime> times(Path folder) {
        return each(folder, TreeContents::time);
    }

    /** All rows of the Parquet files as text. */
    static List<String> texts(Path folder) {
        var texts = new ArrayList<String>();
        each(folder, file -> {
            try (ParquetRows rows = ParquetRows.open(file)) {
                rows.forEachRemaining(row -> texts.add(row.toString()));
            }
            return "";
        });
        return texts;
    }

    private static <T> Map<String, T> each(Path folder, Function<Path, T> value) {
        var values = new TreeMap<String, T>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> values.put(folder.relativize(file).toString(), value.apply(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
