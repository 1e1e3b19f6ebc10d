package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.storage.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The directory beside a release that holds what is local: annotations, relations, ledger, rejected lines. Each stage
 * has a directory named by the hash of all that it depends on.
 */
public final class Workspace implements Serializable {
    private static final long serialVersionUID = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String root;

    /**
     * @param root any URI that Hadoop knows a file system for
     */
    public Workspace(String root) {
        this.root = root;
    }

    /** The workspace of a release: the same path with {@code .work} behind it. */
    public static Workspace of(String release) {
        return new Workspace(Storage.path(release).toString().replaceAll("/+$", "") + ".work");
    }

    /** The directory of a stage whose result depends on these texts and nothing else. */
    Stage stage(String name, String... dependsOn) {
        return new Stage(root + "/" + name, key(dependsOn));
    }

    /** The directory of a stage whose key is known. */
    Stage stageWithKey(String name, String key) {
        return new Stage(root + "/" + name, key);
    }

    Path path(String name) {
        return new Path(root, name);
    }

    /** Sixteen hexadecimal digits that change when any of the texts does. */
    static String key(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Writes a small file so that it is there wholly or not at all. */
    static void writeAtomically(Path file, byte[] content) {
        FileSystem files = Storage.of(file);
        Path unfinished = unfinished(file);
        try {
            try (var out = files.create(unfinished, true)) {
                out.write(content);
            }
            commit(files, unfinished, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path unfinished(Path file) {
        return new Path(file.getParent(), "." + file.getName() + ".unfinished");
    }

    /** Gives a finished file its name, over an older one of the same content if there is one. */
    static void commit(FileSystem files, Path unfinished, Path file) throws IOException {
        if (!rename(files, unfinished, file)) {
            files.delete(file, false);
            if (!rename(files, unfinished, file)) {
                throw new IOException("cannot rename " + unfinished + " to " + file);
            }
        }
    }

    /** Local disks replace a file that is there, HDFS answers no, object stores throw. */
    private static boolean rename(FileSystem files, Path from, Path to) throws IOException {
        try {
            return files.rename(from, to);
        } catch (FileAlreadyExistsException exists) {
            return false;
        }
    }

    /**
     * One stage's directory. Parts are written under another name and renamed, so that a part that has its name is
     * whole.
     */
    record Stage(String parent, String key) implements Serializable {
        Path directory() {
            return new Path(parent, key);
        }

        /** The data of one part. */
        Path part(int index) {
            return new Path(directory(), String.format(Locale.ROOT, "part-%05d.parquet", index));
        }

        /** The rows of one part; to be closed. */
        ParquetRows rows(int index, Predicate<String> columns) {
            return ParquetRows.open(part(index), Storage.configuration(), columns);
        }

        /** What is known of one part as a whole; written last, so that where it is the part is. */
        Path summary(int index) {
            return new Path(directory(), String.format(Locale.ROOT, "part-%05d.json", index));
        }

        void finish(int index, JsonNode summary) {
            writeAtomically(summary(index), summary.toString().getBytes(StandardCharsets.UTF_8));
        }

        Optional<JsonNode> finished(int index) {
            return read(summary(index));
        }

        static Optional<JsonNode> read(Path file) {
            try {
                FileSystem files = Storage.of(file);
                if (!files.exists(file)) {
                    return Optional.empty();
                }
                try (var in = files.open(file)) {
                    return Optional.of(JSON.readTree(in.readAllBytes()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isFinished(int parts) {
            for (int i = 0; i < parts; i++) {
                if (finished(i).isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        /** The counts of so many parts together. */
        Counts counts(int parts) {
            Counts sum = Counts.NONE;
            for (int i = 0; i < parts; i++) {
                sum = sum.plus(finished(i).map(Counts::fromJson).orElse(Counts.NONE));
            }
            return sum;
        }

        /** The data of all parts. */
        Dataset<Row> table(SparkSession spark, StructType schema) {
            return spark.read()
                    .schema(schema)
                    .option("pathGlobFilter", "part-*.parquet")
                    .parquet(directory().toString());
        }

        /** Removes the results of other keys: they can be made again. */
        void forgetOthers() {
            try {
                FileSystem files = Storage.of(directory());
                if (!files.exists(new Path(parent))) {
                    return;
                }
                for (FileStatus other : Arrays.asList(files.listStatus(new Path(parent)))) {
                    if (!other.getPath().getName().equals(key)) {
                        files.delete(other.getPath(), true);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
