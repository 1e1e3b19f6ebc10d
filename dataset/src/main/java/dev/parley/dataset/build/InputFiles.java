package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.Progress;
import dev.parley.core.format.Format;
import dev.parley.core.format.Formats;
import dev.parley.core.format.GroupedFormat;
import dev.parley.core.source.Compression;
import dev.parley.core.source.JsonLines;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Rejection;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.parquet.ParquetTransport;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.release.ReleaseFacts;
import dev.parley.dataset.storage.Storage;
import dev.parley.dataset.storage.StoredFiles;
import dev.parley.text.personal.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Finds the files of the input and shares them out among tasks. */
final class InputFiles {
    /** Bytes of input for each part of the tables. */
    private static final long PART_BYTES = 64L << 20;

    /** What is compressed counts for so much more. */
    private static final int COMPRESSION_RATIO = 8;

    private static final int LEAST_PARTS = 8;
    private static final int MOST_PARTS = 1 << 16;

    private InputFiles() {}

    /** Finds and recognises the files. */
    static Sources find(List<String> paths, Recipe.Reading reading) {
        Optional<Format> format =
                reading.format().equals("auto") ? Optional.empty() : Optional.of(Formats.named(reading.format()));
        return Sources.find(paths, new StoredFiles(), ParquetTransport.ALL_TRANSPORTS, Limits.DEFAULT, format);
    }

    /** Reads each file once for its checksum. */
    static List<InputFile> inspect(SparkSession spark, Sources sources, Progress progress) {
        List<Found> found = sources.files().stream().map(Found::of).toList();
        return TaskProgress.during(spark, progress, "Inspecting input", found.size(), () -> {
            List<InputFile> files = new ArrayList<>(JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .parallelize(found, found.size())
                    .map(file -> InputFile.inspect(file.path, file.format, file.isLines, InputFile.CHUNK_BYTES))
                    .collect());
            files.sort(Comparator.comparing(InputFile::name).thenComparing(InputFile::sha256));
            return files;
        });
    }

    private record Found(String path, String format, boolean isLines) implements java.io.Serializable {
        static Found of(Source source) {
            boolean isLines = source.transport() instanceof JsonLines
                    && Compression.named(source.file().name()) == Compression.NONE
                    && !(source.format() instanceof GroupedFormat);
            return new Found(Storage.absolute(source.file().path()), source.format().name(), isLines);
        }
    }

    /** How many parts the tables have: a power of two that depends on the input alone. */
    static int parts(List<InputFile> files) {
        long bytes = 0;
        for (InputFile file : files) {
            bytes += file.isCompressed() ? file.bytes() * COMPRESSION_RATIO : file.bytes();
        }
        long parts = Long.highestOneBit(Math.max(1, bytes / PART_BYTES)) * 2;
        return Math.clamp(parts, LEAST_PARTS, MOST_PARTS);
    }

    /** One task for each chunk. */
    static List<ReadTask> tasks(List<InputFile> files, Recipe.Reading reading, Pseudonyms pseudonyms, Stage read) {
        var tasks = new ArrayList<ReadTask>();
        for (InputFile file : files) {
            for (InputFile.Chunk chunk : file.chunks()) {
                tasks.add(new ReadTask(tasks.size(), file, chunk, reading, pseudonyms, read));
            }
        }
        return tasks;
    }

    /** Writes down which files were left aside, and why. */
    static void reject(List<Rejection> unknown, Stage read) {
        ObjectMapper json = new ObjectMapper();
        var lines = new StringBuilder();
        for (Rejection rejection : unknown) {
            lines.append(json.createObjectNode()
                            .put("file", rejection.file())
                            .put("line", rejection.line())
                            .put("reason", rejection.reason()))
                    .append('\n');
        }
        if (!unknown.isEmpty()) {
            Workspace.writeAtomically(
                    new Path(read.directory(), "rejected-files.jsonl"), lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What became of each file, from what its tasks have counted. */
    static List<ReleaseFacts.Input> facts(List<ReadTask> tasks, Stage read) {
        Map<InputFile, Counts> counts = new LinkedHashMap<>();
        for (ReadTask task : tasks) {
            Counts counted = read.finished(task.index()).map(Counts::fromJson).orElse(Counts.NONE);
            counts.merge(task.file(), counted, Counts::plus);
        }
        return counts.entrySet().stream()
                .map(entry -> new ReleaseFacts.Input(
                        entry.getKey().name(),
                        entry.getKey().format(),
                        entry.getKey().bytes(),
                        entry.getKey().sha256(),
                        entry.getValue().get("rows"),
                        entry.getValue().get("rejected")))
                .toList();
    }
}
