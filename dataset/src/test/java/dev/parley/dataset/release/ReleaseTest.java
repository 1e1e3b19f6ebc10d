package dev.parley.dataset.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.recipe.Recipe.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
    private static final String LMSYS_TYPES = """
            conversation_id VARCHAR
            model VARCHAR
            conversation STRUCT("content" VARCHAR, "role" VARCHAR)[]
            turn BIGINT
            "language" VARCHAR
            openai_moderation STRUCT(categories STRUCT(harassment BOOLEAN, "harassment/threatening" BOOLEAN, \
            hate BOOLEAN, "hate/threatening" BOOLEAN, "self-harm" BOOLEAN, "self-harm/instructions" BOOLEAN, \
            "self-harm/intent" BOOLEAN, sexual BOOLEAN, "sexual/minors" BOOLEAN, violence BOOLEAN, \
            "violence/graphic" BOOLEAN), category_scores STRUCT(harassment DOUBLE, "harassment/threatening" DOUBLE, \
            hate DOUBLE, "hate/threatening" DOUBLE, "self-harm" DOUBLE, "self-harm/instructions" DOUBLE, \
            "self-harm/intent" DOUBLE, sexual DOUBLE, "sexual/minors" DOUBLE, violence DOUBLE, \
            "violence/graphic" DOUBLE), flagged BOOLEAN)[]
            redacted BOOLEAN
            """;

    @TempDir
    private Path folder;

    @Test
    void duckDbSeesTheColumnsAndTypesOfLmsysChat1M() throws Exception {
        publish(Columns.LMSYS);
        assertThat(query("SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM shards)"))
                .containsExactlyElementsOf(LMSYS_TYPES.replace("\"language\" ", "language ").lines().toList());
    }

    @Test
    void duckDbReadsTheConversations() throws Exception {
        publish(Columns.LMSYS);
        assertThat(query("SELECT conversation_id || '/' || model || '/' || turn || '/' || language || '/' || redacted"
                        + " || '/' || len(openai_moderation) || '/' || conversation[1].content FROM shards"))
                .containsExactly(
                        "c-1/otter-7b/1/English/true/0/I am NAME_1. Who are you?",
                        "c-2/heron-13b/2/Norwegian/false/0/Hvor langt er det til månen?",
                        "c-3//1/unknown/false/2/1 + 1");
    }

    @Test
    void duckDbReadsParleysOwnColumns() throws Exception {
        publish(Columns.ALL);
        assertThat(query("SELECT coalesce(user_id, '-') || '/' || coalesce(epoch_us(timestamp)::VARCHAR, '-') || '/'"
                        + " || language_code || '/' || len(message_annotations) || '/' || len(votes) || '/'"
                        + " || coalesce(tags[1].related, '-') FROM shards"))
                .containsExactly(
                        "u-1/1684625400000001/en/2/1/-", "u-1/1684711800000001/no/4/0/c-1", "-/-/und/2/0/c-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "croissant.json", "stats.json", "manifest.json"})
    void theDocumentsAreThoseWeHaveRead(String name) throws Exception {
        Path release = publish(Columns.LMSYS);
        assertThat(Files.readString(release.resolve(name)).replaceAll("[0-9a-f]{64}", "CHECKSUM"))
                .isEqualTo(golden(name));
    }

    @Test
    void theManifestNamesEveryOtherFileWithItsChecksum() throws Exception {
        Path release = publish(Columns.ALL);
        var named = new ArrayList<ReleaseFile>();
        Json.read(Files.readAllBytes(release.resolve(Manifest.FILE_NAME)))
                .path("files")
                .forEach(file -> named.add(new ReleaseFile(
                        file.path("name").asText(), file.path("bytes").asLong(), file.path("sha256").asText())));
        assertThat(named).containsExactlyInAnyOrderElementsOf(filesBesideTheManifest(release));
    }

    @Test
    void theSameConversationsAreTheSameBytes() throws Exception {
        Path one = publish(Columns.ALL);
        Path two = folder.resolve("two");
        try (StagedRelease release = start(two)) {
            Samples.publish(release, Columns.ALL, Samples.conversations());
        }
        assertThat(filesBesideTheManifest(two)).isEqualTo(filesBesideTheManifest(one));
        assertThat(two.resolve(Manifest.FILE_NAME)).hasSameBinaryContentAs(one.resolve(Manifest.FILE_NAME));
    }

    private Path publish(Columns columns) {
        Path output = folder.resolve("release");
        try (StagedRelease release = start(output)) {
            Samples.publish(release, columns, Samples.conversations());
        }
        return output;
    }

    private static StagedRelease start(Path output) {
        return StagedRelease.start(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration(false));
    }

    private List<String> query(String sql) throws SQLException {
        var answers = new ArrayList<String>();
        String shards = "read_parquet('" + folder.resolve("release/data/*.parquet") + "')";
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery(sql.replace("shards", shards))) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    private static List<ReleaseFile> filesBesideTheManifest(Path release) throws IOException {
        try (var files = Files.walk(release)) {
            var found = new ArrayList<ReleaseFile>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.endsWith(Manifest.FILE_NAME)) {
                    found.add(ReleaseFile.of(release.relativize(file).toString(), Files.readAllBytes(file)));
                }
            }
            return found;
        }
    }

    private static String golden(String name) throws IOException {
        try (var in = ReleaseTest.class.getResourceAsStream("golden/" + name)) {
            assertThat(in).as("golden file %s", name).isNotNull();
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
