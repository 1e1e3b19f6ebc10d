package dev.parley.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.core.InputException;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.WrittenRelease;
import dev.parley.text.language.LanguageDetectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onload=alert(3) <style>*{display:none}</style>";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path release = Path.of("");

    @BeforeEach
    void write() {
        release = WrittenRelease.write(folder.resolve("release"), Columns.LMSYS);
    }

    private String html() {
        return Report.of(Release.open(release), LanguageDetectors.bundled()).html();
    }

    @Test
    void theFiguresOfTheReleaseAreThere() {
        assertThat(html())
                .contains("<h1><bdi>Small Talk</bdi></h1>")
                .contains("<td>1</td><td>33.3 %</td>")
                .contains("data-hint=\"2023-05-20: 1\"")
                .contains("0 of 1 moderated conversations are flagged")
                .contains("of them met more than one model")
                .contains("data-hint=\"person: 2, 100.0 %\"")
                .contains("– near-conversation")
                .contains("read 3 conversations");
    }

    @Test
    void theSameReleaseIsTheSamePage() {
        assertThat(html()).isEqualTo(html());
    }

    @Test
    void whatIsMissingSaysHowToMakeIt() {
        assertThat(html()).contains("&#39;parley topics&#39;").contains("&#39;parley contamination&#39;");
    }

    @Test
    void itNeedsNothingFromOutside() {
        assertThat(html())
                .contains("content=\"default-src 'none'; style-src 'sha256-")
                .doesNotContain("src=")
                .doesNotContain(" style=")
                .doesNotContainPattern("href=\"[^#]");
    }

    @Test
    void noReleaseIsOneSentence() {
        assertThatThrownBy(() -> Release.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("manifest.json");
    }

    @Test
    void hostileNamesStayText() throws IOException {
        makeHostile();

        assertThat(html())
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("<style>*")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 360})
    void itOpensInABrowserWhereNothingGoesWrong(int width) throws IOException {
        makeHostile();
        Path file = Files.writeString(folder.resolve("report.html"), html());
        try (var chromium = Chromium.start()) {
            for (Page page : List.of(chromium.open(file, width), chromium.openDark(file, width))) {
                assertThat(page.locator("section").count()).isEqualTo(10);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
                page.locator("summary").first().focus();
                page.keyboard().press("Enter");
                assertThat(page.locator("table").first().isVisible()).isTrue();
                Locator bar = page.locator(".bar").first();
                bar.hover();
                assertThat(page.locator("#hint").isVisible()).isTrue();
                assertThat(page.locator("#hint").textContent()).isEqualTo(bar.getAttribute("data-hint"));
            }
            assertThat(chromium.problems).isEmpty();
        }
    }

    /** Puts markup wherever a release has text of strangers. */
    private void makeHostile() throws IOException {
        Path statistics = release.resolve("stats.json");
        var figures = (ObjectNode) JSON.readTree(Files.readAllBytes(statistics));
        figures.withObject("conversationsByModel").put(HOSTILE, 7);
        ((ObjectNode) figures.path("languages").path("en")).put("name", HOSTILE);
        figures.withObject("redaction").withObject("placeholdersByKind").put(HOSTILE, 1);
        figures.withObject("moderation").withObject("flaggedConversationsByCategory").put(HOSTILE, 1);
        Files.write(statistics, JSON.writeValueAsBytes(figures));
        Path manifest = release.resolve("manifest.json");
        var facts = (ObjectNode) JSON.readTree(Files.readAllBytes(manifest));
        facts.put("dataset", HOSTILE).put("license", HOSTILE);
        facts.withObject("recipe").put("text", HOSTILE);
        facts.withObject("versions").put(HOSTILE, HOSTILE);
        Files.write(manifest, JSON.writeValueAsBytes(facts));
        ObjectNode topics = JSON.createObjectNode();
        topics.put("prompts", 10).put("k", 2);
        ObjectNode topic = topics.putArray("topics").addObject();
        topic.put("id", 1).put("label", HOSTILE).put("prompts", 10).put("share", 0.5).put("x", 0.1).put("y", -0.3);
        topic.putArray("examples").add(HOSTILE);
        topic.putArray("terms").addObject().put("text", HOSTILE);
        topics.putArray("points").addObject().put("topic", 1).put("x", 0.5).put("y", 0.5);
        Files.write(release.resolve("topics.json"), JSON.writeValueAsBytes(topics));
    }
}
