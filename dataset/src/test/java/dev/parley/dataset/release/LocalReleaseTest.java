package dev.parley.dataset.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.core.InputException;
import dev.parley.dataset.recipe.Recipe.Columns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalReleaseTest {
    private static final String OLD = "old";
    private static final String NEW = "new";

    @TempDir
    private Path folder;

    private Path output = Path.of("");

    @BeforeEach
    void nameTheOutput() {
        output = folder.resolve("release");
    }

    @Test
    void theNewReleaseTakesThePlaceOfTheOldOneAndLeavesNothingBeside() throws Exception {
        publish(OLD, new DiskRenames());
        publish(NEW, new DiskRenames());
        assertThat(published()).isEqualTo(NEW);
        assertThat(everythingIn(folder)).containsExactly("release");
    }

    @Test
    void directoriesChangePlacesInOneStepOnLinux() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(one.resolve("one.txt"), "one");
        boolean exchanged = new DiskRenames().exchange(one, other);
        assertThat(exchanged).isEqualTo(System.getProperty("os.name").equals("Linux"));
        assertThat(Files.exists(other.resolve("one.txt"))).isEqualTo(exchanged);
    }

    @Test
    void aSystemThatCannotExchangeMovesTwice() throws Exception {
        publish(OLD, new TwoMoves(2));
        publish(NEW, new TwoMoves(2));
        assertThat(published()).isEqualTo(NEW);
        assertThat(everythingIn(folder)).containsExactly("release");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aBuildKilledAtAnyMoveLeavesAWholeReleaseAfterTheNextStart(int moves) throws Exception {
        publish(OLD, new DiskRenames());
        try {
            LocalRelease killed = staged(NEW, new TwoMoves(moves));
            killed.publish();
        } catch (Killed killed) {
            assertThat(moves).isLessThan(2);
        }
        LocalRelease.start(output, new DiskRenames()).close();
        assertThat(published()).isEqualTo(moves < 2 ? OLD : NEW);
        assertThat(everythingIn(folder)).containsExactly("release");
    }

    @Test
    void aMoveThatFailsPutsTheOldReleaseBack() throws Exception {
        publish(OLD, new DiskRenames());
        try (LocalRelease release = staged(NEW, new FailingSecondMove())) {
            assertThatExceptionOfType(InputException.class).isThrownBy(release::publish);
        }
        assertThat(published()).isEqualTo(OLD);
        assertThat(everythingIn(folder)).containsExactly("release");
    }

    @Test
    void aReleaseClosedBeforeItIsPublishedLeavesTheOldOne() throws Exception {
        publish(OLD, new DiskRenames());
        staged(NEW, new DiskRenames()).close();
        assertThat(published()).isEqualTo(OLD);
        assertThat(everythingIn(folder)).containsExactly("release");
    }

    @Test
    void whatAnInterruptedBuildHasWrittenIsNotPublished() throws Exception {
        staged(OLD, new DiskRenames());
        publish(NEW, new DiskRenames());
        assertThat(everythingIn(output)).containsExactly("data", "manifest.json", "name.txt");
    }

    @Test
    void filesOfOthersAreNeverReplaced() throws Exception {
        Files.createDirectories(output);
        Files.writeString(output.resolve("thesis.docx"), "years of work");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LocalRelease.start(output, new DiskRenames()))
                .withMessageContaining("thesis.docx");
    }

    @Test
    void filesOfOthersBesideAnOldReleaseAreNeverReplaced() throws Exception {
        publish(OLD, new DiskRenames());
        LocalRelease release = staged(NEW, new DiskRenames());
        Files.writeString(output.resolve("notes.txt"), "written meanwhile");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(release::publish)
                .withMessageContaining("notes.txt");
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Files.writeString(output, "a file");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LocalRelease.start(output, new DiskRenames()))
                .withMessageContaining("is a file");
    }

    @Test
    void aReleaseOfTheSampleReplacesAnotherOne() throws Exception {
        for (Columns columns : Columns.values()) {
            try (LocalRelease release = LocalRelease.start(output, new DiskRenames())) {
                Samples.publish(release, columns, Samples.conversations());
            }
        }
        assertThat(everythingIn(output))
                .containsExactly("README.md", "croissant.json", "data", "manifest.json", "stats.json");
    }

    private void publish(String name, Renames renames) {
        try (LocalRelease release = staged(name, renames)) {
            release.publish();
        }
    }

    private LocalRelease staged(String name, Renames renames) {
        LocalRelease release = LocalRelease.start(output, renames);
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        release.write("name.txt", content);
        release.write(
                Manifest.FILE_NAME,
                Json.bytes(Manifest.of(
                        new Statistics(),
                        Samples.facts(),
                        new ShardFormat(Columns.LMSYS, 1),
                        List.of(ReleaseFile.of("name.txt", content)))));
        return release;
    }

    private String published() throws IOException {
        return Files.readString(output.resolve("name.txt"));
    }

    private static List<String> everythingIn(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    /** Stands for {@code kill -9}: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A system without exchange, on which the build is killed before one of its moves. */
    private static final class TwoMoves implements Renames {
        private int left;

        TwoMoves(int left) {
            this.left = left;
        }

        @Override
        public boolean exchange(Path one, Path other) {
            return false;
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            if (left-- == 0) {
                throw new Killed();
            }
            Files.move(from, to);
        }
    }

    /** A system without exchange, on which the new release cannot be moved. */
    private static final class FailingSecondMove implements Renames {
        private int moves;

        @Override
        public boolean exchange(Path one, Path other) {
            return false;
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            if (++moves == 2) {
                throw new IOException("Input/output error");
            }
            Files.move(from, to);
        }
    }
}
