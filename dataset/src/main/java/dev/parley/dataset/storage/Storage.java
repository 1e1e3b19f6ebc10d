package dev.parley.dataset.storage;

import dev.parley.core.InputException;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** What Hadoop's file systems hold, by path. */
public final class Storage {
    /** RFC 3986 3.1; a single letter before the colon would be a drive. */
    private static final Pattern URI_PATH = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:/");

    private Storage() {}

    /** Hadoop's settings: those of the running Spark, on the driver and on every worker alike. */
    public static Configuration configuration() {
        return Settings.CONFIGURATION;
    }

    private static final class Settings {
        static final Configuration CONFIGURATION = SparkEnv.get() == null
                ? new Configuration()
                : SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
    }

    /**
     * The file system that holds a path. Checksums are left to it: beside each local file Hadoop would hide one with
     * them.
     *
     * @throws InputException if it cannot be reached
     */
    public static FileSystem of(Path path) {
        try {
            FileSystem files = path.getFileSystem(configuration());
            files.setWriteChecksum(false);
            return files;
        } catch (IOException e) {
            throw new InputException("cannot reach " + path + ": " + e.getMessage(), e);
        }
    }

    /** A path of this machine, made absolute, or a URI as it is. */
    public static Path path(String path) {
        return new Path(isUri(path) ? URI.create(path) : java.nio.file.Path.of(absolute(path)).toUri());
    }

    /** The same file by a path that holds in any folder and process of this machine. */
    public static String absolute(String path) {
        return isUri(path) ? path : java.nio.file.Path.of(path).toAbsolutePath().normalize().toString();
    }

    static boolean isUri(String path) {
        return URI_PATH.matcher(path).lookingAt();
    }
}
