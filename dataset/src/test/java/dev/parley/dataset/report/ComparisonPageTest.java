package dev.parley.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.parley.dataset.compare.Comparison;
import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.WrittenRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonPageTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"' a-label-without-a-place-to-break-it-anywhere";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StructType TOPICS =
            new StructType().add("conversation_id", DataTypes.StringType).add("topic", DataTypes.IntegerType);

    @TempDir
    private Path folder;

    /** All three conversations, and the same without the last. */
    private String html(boolean withTopics) throws IOException {
        Path before = WrittenRelease.write(folder.resolve("may"), Columns.LMSYS);
        Path after = WrittenRelease.write(
                folder.resolve("june"), Columns.LMSYS, WrittenRelease.conversations().subList(0, 2));
        if (withTopics) {
            addTopics(before);
            addTopics(after);
        }
        Release one = Release.open(before);
        Release other = Release.open(after);
        return ComparisonPage.html(one, other, Comparison.of(one, other));
    }

    private static void addTopics(Path release) throws IOException {
        ObjectNode topics = JSON.createObjectNode();
        topics.putArray("topics").addObject().put("id", 0).put("label", HOSTILE);
        Files.write(release.resolve("topics.json"), JSON.writeValueAsBytes(topics));
        try (RowWriter rows = new RowFormat(TOPICS).create(release.resolve("topics.parquet"))) {
            rows.write(RowFactory.create("c-1", 0));
            rows.finish();
        }
    }

    @Test
    void eachValueTellsWhatBecameOfIt() throws IOException {
        assertThat(html(true))
                .contains("<h1><bdi>may</bdi> → <bdi>june</bdi></h1>")
                .contains("3 conversations became 2.")
                .contains("data-hint=\"heron-13b: 1 → 1, 0 added, 0 removed, 0 changed\"")
                .contains("data-hint=\"(not named): 1 → 0, 0 added, 1 removed, 0 changed\"")
                .contains("data-hint=\"(no topic): 2 → 1, 0 added, 1 removed, 0 changed\"");
    }

    @Test
    void withoutTopicsItSaysHowToFindThem() throws IOException {
        assertThat(html(false)).contains("&#39;parley topics&#39; finds them").doesNotContain("By topic");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1200})
    void itOpensInABrowserWhereNothingGoesWrong(int width) throws IOException {
        Path file = Files.writeString(folder.resolve("comparison.html"), html(true));
        try (var chromium = Chromium.start()) {
            for (Page page : List.of(chromium.open(file, width), chromium.openDark(file, width))) {
                assertThat(page.locator("section").count()).isEqualTo(3);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
                page.locator(".bar").last().hover();
                assertThat(page.locator("#hint").isVisible()).isTrue();
            }
            assertThat(chromium.problems).isEmpty();
        }
    }
}
