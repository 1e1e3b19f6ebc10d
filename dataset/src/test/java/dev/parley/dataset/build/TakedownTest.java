package dev.parley.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.dataset.Engine;
import dev.parley.dataset.demo.DemoLogs;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.recipe.RecipeReader;
import dev.parley.dataset.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takedowns from a release of the demo's logs with all columns. */
class TakedownTest {
    @TempDir
    private static Path shared;

    private static SparkSession spark = Engine.start("local[2]", Map.of());

    @TempDir
    private Path folder;

    private Path release = Path.of("");
    private List<ObjectNode> before = List.of();

    @BeforeAll
    static void buildOnce() {
        new DemoLogs(7).write(shared.resolve("logs"));
        build(shared.resolve("release"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @BeforeEach
    void copy() throws IOException {
        release = folder.resolve("release");
        copy(shared.resolve("release"), release);
        copy(shared.resolve("release.work"), folder.resolve("release.work"));
        before = rows(release);
    }

    @Test
    void nothingOfTheUserIsLeftAndTheOthersStandAsTheyStood() {
        String user = userWithSeveral();

        Takedown.Result result = takeDown(new Tombstones(Set.of(user), Set.of()));

        List<ObjectNode> others =
                before.stream().filter(row -> !row.path("user_id").asText().equals(user)).toList();
        assertThat(rows(release)).isEqualTo(others);
        assertThat(result.conversations()).hasSize(before.size() - others.size()).hasSizeGreaterThan(1);
    }

    @Test
    void laterBuildsOfTheSameLogsLeaveItOutAndAreTheSameBytes() {
        takeDown(new Tombstones(Set.of(userWithSeveral()), Set.of()));
        Map<String, String> takenDown = TreeContents.of(release);

        build(release);

        assertThat(TreeContents.of(release)).isEqualTo(takenDown);
    }

    @Test
    void theFiguresAreThoseOfWhatIsLeft() {
        String id = before.getFirst().path("conversation_id").asText();

        takeDown(new Tombstones(Set.of(), Set.of(id)));

        Release after = Release.open(release);
        assertThat(after.statistics().path("table1").path("conversations").asInt()).isEqualTo(before.size() - 1);
        assertThat(after.manifest().path("conversations").path("removed").toString())
                .contains("{\"step\":\"takedown\",\"reason\":\"tombstone\",\"conversations\":1}");
        assertThat(Tombstones.beside(release.toString()).conversations()).containsExactly(id);
    }

    @Test
    void aStopBeforeTheReleaseIsInPlaceLeavesTheOldOneAndTheSameCallGoesOn() throws IOException {
        var named = new Tombstones(Set.of(), Set.of(before.getFirst().path("conversation_id").asText()));
        // What is left when the process dies after the tombstones and amid the shards.
        named.save(release.toString());
        Files.createDirectories(folder.resolve(".release.staging/data"));
        Files.writeString(folder.resolve(".release.staging/data/train-00000-of-00001.parquet"), "half");
        assertThat(rows(release)).isEqualTo(before);

        takeDown(named);

        assertThat(rows(release)).isEqualTo(before.subList(1, before.size()));
        assertThat(folder.resolve(".release.staging")).doesNotExist();
    }

    @Test
    void askingTwiceChangesNothing() {
        var named = new Tombstones(Set.of(), Set.of(before.getFirst().path("conversation_id").asText()));
        takeDown(named);
        Map<String, String> once = TreeContents.of(release);

        Takedown.Result again = takeDown(named);

        assertThat(again.conversations()).isEmpty();
        assertThat(TreeContents.of(release)).isEqualTo(once);
    }

    @Test
    void whoNeverWroteIsOneSentenceAndLeavesNoTombstone() {
        assertThatThrownBy(() -> takeDown(new Tombstones(Set.of("nobody"), Set.of())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'nobody'");
        assertThat(Tombstones.beside(release.toString()).users()).isEmpty();
    }

    private Takedown.Result takeDown(Tombstones named) {
        return new Takedown(spark, Progress.SILENT).run(release.toString(), named);
    }

    private String userWithSeveral() {
        List<String> users = before.stream()
                .map(row -> row.path("user_id").asText())
                .filter(user -> !user.isEmpty())
                .toList();
        return users.stream()
                .filter(user -> users.indexOf(user) != users.lastIndexOf(user))
                .findFirst()
                .orElseThrow();
    }

    private static void build(Path output) {
        var order = new BuildOrder(
                List.of(shared.resolve("logs").toString()),
                output.toString(),
                RecipeReader.parse("release: {columns: all}", "test"),
                shared.resolve("pseudonym.key"));
        var unused = new Build(spark, Progress.SILENT).run(order);
    }

    private static List<ObjectNode> rows(Path release) {
        var all = new ArrayList<ObjectNode>();
        for (Path shard : Release.open(release).shards()) {
            try (ParquetRows rows = ParquetRows.open(shard)) {
                rows.forEachRemaining(all::add);
            }
        }
        return all;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
