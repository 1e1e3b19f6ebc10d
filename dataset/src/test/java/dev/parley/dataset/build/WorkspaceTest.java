package dev.parley.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    private Path folder;

    @Test
    void aFileWrittenTwiceStandsAloneWithItsLastContent() throws IOException {
        var file = new org.apache.hadoop.fs.Path(folder.resolve("part.json").toUri());

        Workspace.writeAtomically(file, "first".getBytes(StandardCharsets.UTF_8));
        Workspace.writeAtomically(file, "second".getBytes(StandardCharsets.UTF_8));

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("part.json"));
        }
        assertThat(folder.resolve("part.json")).hasContent("second");
    }
}
