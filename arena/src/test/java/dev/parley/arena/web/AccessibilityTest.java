package dev.parley.arena.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.WordModerator;
import dev.parley.arena.moderation.Window;
import dev.parley.model.ModelException;
import dev.parley.moderation.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What axe-core finds against the levels A and AA of WCAG 2.1 on each page, in light and in dark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
    private static final int WIDE = 1200;
    private static final int PHONE = 390;
    private static final String VIOLATIONS = """
            async () => {
              const {violations} = await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']});
              return violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`));
            }""";

    private final Chromium chromium = Chromium.start();

    @AfterAll
    void stop() {
        chromium.close();
    }

    private static ScriptedModel answering() {
        return ScriptedModel.saying(
                ScriptedModel.text("Some **text**, `code`, [a link](https://elsewhere.example/).\n\n"
                        + "```python\nprint('Hello')  # a comment\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n$e^{i\\pi}=-1$"),
                ScriptedModel.stop());
    }

    @Test
    void theChatsAreForEverybody(@TempDir Path folder) {
        var failing = ScriptedModel.open();
        failing.fail(new ModelException(ModelException.Kind.TIMED_OUT, "late"));
        var models = new TestModels().with("swift-7b", answering()).with("wren-7b", answering());
        try (var arena = new RunningArena(folder, models)) {
            for (int width : List.of(WIDE, PHONE)) {
                Page page = consenting(arena, width);
                inBothColours(page);
                ask(page);
                assertThat(page.locator(".votes")).isVisible();
                inBothColours(page);
                page.locator(".vote-b").click();
                assertThat(page.locator(".verdict")).isVisible();
                inBothColours(page);
            }
            models.with("broken-7b", failing);
            Page page = consenting(arena, WIDE);
            page.navigate("/direct");
            page.locator("parley-chat:not([hidden]) .model-choice select").selectOption("broken-7b");
            ask(page);
            assertThat(page.locator(".failure")).isVisible();
            inBothColours(page);
        }
    }

    @Test
    void sharedChatsAreForEverybody(@TempDir Path folder) {
        var models = new TestModels().with("swift-7b", answering()).with("wren-7b", answering());
        try (var arena = new RunningArena(folder, models)) {
            for (int width : List.of(WIDE, PHONE)) {
                Page page = consenting(arena, width);
                ask(page);
                page.locator(".vote-a").click();
                assertThat(page.locator(".verdict")).isVisible();
                page.navigate(shared(arena));
                assertThat(page.locator(".answer")).hasCount(2);
                inBothColours(page);
            }
        }
    }

    @Test
    void theOperatorsPageIsForEverybody(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, new TestModels().with("swift-7b", answering()))) {
            for (int width : List.of(WIDE, PHONE)) {
                Page page = consenting(arena, width);
                page.navigate("/direct");
                ask(page);
                page.locator(".answer button[aria-pressed]").last().click();
                assertThat(page.locator(".answer button[aria-pressed=true]")).isVisible();
                page.navigate("/admin");
                page.locator(".sign-in input").fill(arena.adminPassword);
                page.locator(".sign-in button").click();
                assertThat(page.locator(".reviews li").first()).isVisible();
                inBothColours(page);
            }
        }
    }

    private static String shared(RunningArena arena) {
        var vote = arena.store.votes().after(0, 1).getFirst();
        return "/share/" + arena.store.shares().create(vote.user(), vote.turn()).link();
    }

    @Test
    void theOtherPagesAreForEverybody(@TempDir Path folder) {
        var models = new TestModels().with("swift-7b", answering()).with("wren-7b", answering());
        try (var arena = new RunningArena(folder, models)) {
            for (int width : List.of(WIDE, PHONE)) {
                Page page = consenting(arena, width);
                ask(page);
                page.locator(".vote-a").click();
                assertThat(page.locator(".verdict")).isVisible();
                page.navigate("/leaderboard");
                assertThat(page.locator(".audit")).isVisible();
                page.locator(".plot summary").last().click();
                inBothColours(page);
                page.navigate("/chats");
                assertThat(page.locator(".chats li")).isVisible();
                inBothColours(page);
                page.locator(".chats button").click();
                inBothColours(page);
                for (String place : List.of("/about", "/side-by-side", "/direct", "/admin")) {
                    page.navigate(place);
                    assertThat(page.locator("main h1").locator("visible=true").first()).isVisible();
                    inBothColours(page);
                }
            }
        }
    }

    @Test
    void whatModerationShowsIsForEverybody(@TempDir Path folder) {
        var models = new TestModels().with("swift-7b", answering()).with("wren-7b", answering());
        try (var arena = new RunningArena(
                folder, models, new WordModerator(), Policy.Mode.FAIL_OPEN, Window.STANDARD)) {
            for (int width : List.of(WIDE, PHONE)) {
                Page page = consenting(arena, width);
                page.locator("parley-chat:not([hidden]) parley-composer textarea").fill("Something wicked");
                page.locator("parley-chat:not([hidden]) parley-composer textarea").press("Enter");
                assertThat(page.locator(".failure")).hasCount(2);
                inBothColours(page);
                page.navigate("/admin");
                page.getByLabel("Password").fill(arena.adminPassword);
                page.locator(".sign-in button").click();
                assertThat(page.locator(".flags")).isVisible();
                inBothColours(page);
                page.locator(".flags a").first().click();
                page.locator("button.show").click();
                assertThat(page.locator(".flagged-text")).isVisible();
                inBothColours(page);
            }
        }
    }

    private Page consenting(RunningArena arena, int width) {
        Page page = chromium.window(arena, width, 800);
        page.navigate("/battle");
        page.evaluate(
                "terms => fetch('/api/consent', {method: 'POST', headers: {'Content-Type': 'application/json'},"
                        + " body: JSON.stringify({terms})})",
                RunningArena.SETTINGS.terms().version());
        page.reload();
        return page;
    }

    private static void ask(Page page) {
        page.locator("parley-chat:not([hidden]) parley-composer textarea").fill("Hello");
        page.locator("parley-chat:not([hidden]) parley-composer textarea").press("Enter");
    }

    private static void inBothColours(Page page) {
        // What is still on its way in is half transparent, and looks paler than it is.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.evaluate(axe());
        for (String theme : List.of("light", "dark")) {
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            assertThat(page.evaluate(VIOLATIONS)).as("%s, %s", page.url(), theme).isEqualTo(List.of());
        }
    }

    private static String axe() {
        return new String(
                Library.webJar("org.webjars.npm", "axe-core").read("axe.min.js"), StandardCharsets.UTF_8);
    }
}
