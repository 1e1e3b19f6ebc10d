package dev.parley.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.WrittenRelease;
import dev.parley.text.language.LanguageDetectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the report of a large release with long names looks in a browser, from a phone to a wide screen. */
class PageLooksTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path file = Path.of("");
    private static Optional<Chromium> started = Optional.empty();

    @BeforeAll
    static void write() throws IOException {
        Path release = WrittenRelease.write(folder.resolve("release"), Columns.LMSYS);
        enlarge(release.resolve("stats.json"));
        file = Files.writeString(
                folder.resolve("report.html"),
                Report.of(Release.open(release), LanguageDetectors.bundled()).html());
        started = Optional.of(Chromium.start());
    }

    @AfterAll
    static void close() {
        started.ifPresent(Chromium::close);
    }

    private static void enlarge(Path statistics) throws IOException {
        JsonNode figures = JSON.readTree(Files.readAllBytes(statistics));
        ((ObjectNode) figures.path("table1"))
                .put("conversations", 1_234_567_890L)
                .put("users", 987_654_321)
                .put("tokensPerResponse", 12_345.67);
        ObjectNode models = ((ObjectNode) figures).putObject("conversationsByModel");
        models.put("مساعد-عربي-كبير-جدا", 900_000_000);
        models.put("一个名字很长很长很长很长的中文大型语言模型十三亿参数版", 300_000_000);
        models.put("organisation/a-model-with-a-very-long-name-70b-instruct-preview-2023-05-20-awq-int4", 30_000_000);
        for (int i = 0; i < 30; i++) {
            models.put("model-" + i, 1_000);
        }
        ObjectNode days = ((ObjectNode) figures).putObject("conversationsByDay");
        for (int day = 1; day <= 31; day++) {
            days.put("2023-05-%02d".formatted(day), 40_000_000 - 1_000_000 * day);
        }
        Files.write(statistics, JSON.writeValueAsBytes(figures));
    }

    private static Page open(int width) {
        return started.orElseThrow().open(file, width);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1200, 1440})
    void aBillionFitsItsTile(int width) {
        assertThat(wider(open(width), ".tiles *")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {768, 1200, 1440})
    void noSectionIsCutFromTheNavigation(int width) {
        assertThat(wider(open(width), "nav")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1200, 1440})
    void longNamesWrapAndAreNotCut(int width) {
        assertThat(wider(open(width), ".name")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768})
    void openTablesScrollInTheirOwnBox(int width) {
        Page page = open(width);
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");

        assertThat(wider(page, ".scroll")).isPositive();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    @Test
    void arrowKeysTellTheFiguresOfAPlot() {
        Page page = open(1200);
        Locator plot = page.locator(".plot").first();
        Locator hint = page.locator("#hint");

        plot.focus();
        plot.press("ArrowDown");
        plot.press("ArrowDown");
        assertThat(hint.textContent()).startsWith("一个名字").endsWith(": 300,000,000, 24.4 %");
        plot.press("Home");
        assertThat(hint.textContent()).startsWith("مساعد");
        plot.press("Escape");
        assertThat(hint.isVisible()).isFalse();
    }

    @Test
    void theTableBelowNamesWhatThePlotPutsTogether() {
        Page page = open(1200);

        assertThat(page.locator("#contents .bar").last().textContent()).contains("13 others");
        assertThat(page.locator("#contents table").first().locator("tbody tr").count()).isEqualTo(33);
    }

    @Test
    void allTextStandsOutFromItsGroundByFourAndAHalfToOne() {
        for (Page page : new Page[] {open(1200), started.orElseThrow().openDark(file, 1200)}) {
            assertThat(page.evaluate("""
                    () => {
                      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
                      const light = colour => {
                        canvas.fillStyle = colour;
                        canvas.fillRect(0, 0, 1, 1);
                        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(part =>
                          part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
                        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                      };
                      const ground = element => {
                        const colour = getComputedStyle(element).backgroundColor;
                        return colour === 'rgba(0, 0, 0, 0)' && element.parentElement
                          ? ground(element.parentElement) : colour;
                      };
                      return [...document.querySelectorAll('body *')]
                        .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
                        .filter(one => {
                          const [low, high] = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => a - b);
                          return (high + 0.05) / (low + 0.05) < 4.5;
                        })
                        .map(one => one.outerHTML.slice(0, 80)).join();
                    }""")).isEqualTo("");
        }
    }

    @Test
    void itIsPrintedDarkOnWhiteAndWithoutNavigation() {
        Page page = started.orElseThrow().openDark(file, 1200);
        page.context().newCDPSession(page).send("Emulation.setEmulatedMedia", JsonParser.parseString(
                "{\"media\": \"print\", \"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"dark\"}]}")
                .getAsJsonObject());

        assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(28, 30, 33)");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
        assertThat(page.locator("nav").isVisible()).isFalse();
    }

    /** How many of these elements are narrower than what stands in them. */
    private static int wider(Page page, String selector) {
        return (int) page.evaluate(
                "selector => [...document.querySelectorAll(selector)].filter(one => one.scrollWidth > one.clientWidth"
                        + " && one.clientWidth > 0).length",
                selector);
    }
}
