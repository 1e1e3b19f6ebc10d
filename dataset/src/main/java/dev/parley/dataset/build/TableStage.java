package dev.parley.dataset.build;

import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** A table that Spark computes as a whole and that is stored, so that it need not be computed again. */
final class TableStage {
    private TableStage() {}

    /** The stored table, after computing and storing it if it is not there. */
    static Dataset<Row> stored(SparkSession spark, Stage stage, Supplier<Dataset<Row>> compute) {
        Path directory = stage.directory();
        try {
            FileSystem files = Storage.of(directory);
            if (!files.exists(directory)) {
                Path unfinished = Workspace.unfinished(directory);
                compute.get().write().mode(SaveMode.Overwrite).parquet(unfinished.toString());
                Workspace.commit(files, unfinished, directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return spark.read().parquet(directory.toString());
    }
}
