package dev.parley.dataset.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.core.InputException;
import dev.parley.dataset.recipe.Recipe.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteReleaseTest {
    @TempDir
    private Path folder;

    @Test
    void aReleaseArrivesWholeAndLeavesNothingBeside() throws Exception {
        publish(Columns.LMSYS);
        publish(Columns.ALL);
        assertThat(filesIn(folder))
                .containsExactly(
                        "release/README.md",
                        "release/croissant.json",
                        "release/data/train-00000-of-00001.parquet",
                        "release/manifest.json",
                        "release/stats.json");
    }

    @Test
    void filesOfOthersAreNeverReplaced() throws Exception {
        Files.createDirectories(folder.resolve("release"));
        Files.writeString(folder.resolve("release/thesis.docx"), "years of work");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(this::start)
                .withMessageContaining("thesis.docx");
    }

    @Test
    void aReleaseClosedBeforeItIsPublishedLeavesTheOldOne() throws Exception {
        publish(Columns.LMSYS);
        List<String> before = filesIn(folder);
        try (StagedRelease release = start()) {
            release.write("README.md", new byte[] {'#'});
        }
        assertThat(filesIn(folder)).isEqualTo(before);
    }

    private void publish(Columns columns) {
        try (StagedRelease release = start()) {
            Samples.publish(release, columns, Samples.conversations());
        }
    }

    /** A file system that Hadoop knows, with none of what a local disk can do besides. */
    private StagedRelease start() {
        var configuration = new Configuration(false);
        configuration.setClass("fs.file.impl", RawLocalFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
        configuration.setBoolean("fs.file.impl.disable.cache", true);
        return RemoteRelease.start(
                new org.apache.hadoop.fs.Path(folder.resolve("release").toUri()), configuration);
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
