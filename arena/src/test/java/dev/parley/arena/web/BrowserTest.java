package dev.parley.arena.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.WordModerator;
import dev.parley.arena.moderation.Window;
import dev.parley.model.ModelException;
import dev.parley.moderation.Policy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What people do on the page, in a real browser, in which nothing may go wrong unseen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final int WIDE = 1200;
    private static final int PHONE = 360;
    private static final String HOSTILE = """
            <script>alert(1)</script><img src=x onerror=alert(2)> <svg onload=alert(3)>

            [click](javascript:alert(4)) ![pixel](https://elsewhere.example/pixel.png) <https://elsewhere.example/>

            <style>body{display:none}</style><iframe src="https://elsewhere.example"></iframe>

            $\\href{javascript:alert(5)}{x} \\includegraphics{https://elsewhere.example/a.png}$

            ```html"><img src=x onerror=alert(6)>
            <b onclick=alert(7)>code</b>
            ```
            """;

    private final Chromium chromium = Chromium.start();

    @AfterAll
    void stop() {
        chromium.close();
    }

    private static ScriptedModel saying(String text) {
        return ScriptedModel.saying(ScriptedModel.text(text), ScriptedModel.stop());
    }

    private static TestModels two() {
        return new TestModels().with("swift-7b", saying("The first.")).with("wren-7b", saying("The second."));
    }

    @Test
    void theTermsComeBeforeTheFirstMessage(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = open(arena, "/battle", WIDE);
            write(page, "Hello");
            assertThat(page.locator("dialog[open]")).containsText("Be kind.");
            button(page, "Not now").click();
            assertThat(page.locator(".turn")).hasCount(0);

            write(page, "Hello");
            page.locator("dialog[open]").dispatchEvent("close");
            button(page, "Accept and send").click();
            assertThat(page.locator(".answer")).hasCount(2);

            page.reload();
            button(page, "New chat").click();
            write(page, "Hello again");
            assertThat(page.locator(".answer")).hasCount(2);
            nothingWentWrong();
        }
    }

    @Test
    void aBattleEndsWithAVoteThatTellsTheNames(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = consenting(arena, "/battle", WIDE);
            write(page, "Who is who?");
            assertThat(page.locator("parley-answer h3")).hasText(new String[] {"Model A", "Model B"});
            button(page, "B is better").click();

            assertThat(page.locator(".verdict")).containsText("swift-7b");
            assertThat(page.locator(".verdict")).containsText("wren-7b");
            assertThat(page.locator(".side-b.chosen")).isVisible();
            assertThat(page.locator(".votes")).hasCount(0);
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Thank you");
            nothingWentWrong();
        }
    }

    @Test
    void twoChosenModelsStandSideBySide(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = consenting(arena, "/side-by-side", WIDE);
            write(page, "Hello");

            assertThat(page.locator("parley-answer h3")).hasText(new String[] {"swift-7b", "wren-7b"});
            assertThat(page.locator(".side-a .prose")).hasText("The first.");
            button(page, "Tie").click();
            assertThat(page.locator(".votes")).hasCount(0);
            nothingWentWrong();
        }
    }

    @Test
    void eachChosenModelIsDescribed(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = consenting(arena, "/side-by-side", WIDE);
            Locator descriptions = page.locator("parley-chat:not([hidden]) .model-choice p");
            assertThat(descriptions).hasText(new String[] {"swift-7b of the tests.", "wren-7b of the tests."});

            page.locator("parley-chat:not([hidden]) .side-a select").selectOption("wren-7b");
            assertThat(descriptions.first()).hasText("wren-7b of the tests.");
            nothingWentWrong();
        }
    }

    @Test
    void anAnswerIsStoppedAndWhatCameStays(@TempDir Path folder) {
        var model = ScriptedModel.open(ScriptedModel.text("Half of it"));
        try (var arena = new RunningArena(folder, new TestModels().with("swift-7b", model))) {
            Page page = consenting(arena, "/direct", WIDE);
            write(page, "Speak");
            assertThat(page.locator(".answer .prose p")).hasText("Half of it");
            button(page, "Stop").click();

            assertThat(page.locator(".answer .state")).hasText("stopped");
            assertThat(page.locator(".answer .prose p")).hasText("Half of it");
            assertThat(button(page, "Good answer")).hasCount(0);
            nothingWentWrong();
        }
    }

    @Test
    void aMessageIsAnsweredAnewEditedAndJudged(@TempDir Path folder) throws Exception {
        ScriptedModel model = saying("An answer.");
        try (var arena = new RunningArena(folder, new TestModels().with("swift-7b", model))) {
            Page page = consenting(arena, "/direct", WIDE);
            write(page, "First wording");
            assertThat(button(page, "Good answer")).isVisible();
            button(page, "Regenerate").click();
            model.request();
            assertThat(model.request().toString()).contains("First wording");

            button(page, "Edit the message").click();
            page.getByLabel("Edit the message").fill("Second wording");
            page.locator(".editor button[type=submit]").click();
            String asked = model.request().toString();
            assertThat(asked).contains("Second wording").doesNotContain("First wording");
            assertThat(page.locator(".question p")).hasText(new String[] {"Second wording"});

            button(page, "Good answer").click();
            assertThat(button(page, "Good answer")).hasAttribute("aria-pressed", "true");
            nothingWentWrong();
        }
    }

    @Test
    void aRunningAnswerSurvivesAReload(@TempDir Path folder) {
        var model = ScriptedModel.open(ScriptedModel.text("Before the reload, "));
        try (var arena = new RunningArena(folder, new TestModels().with("swift-7b", model))) {
            Page page = consenting(arena, "/direct", WIDE);
            write(page, "Speak");
            assertThat(page.locator(".answer .prose p")).hasText("Before the reload,");
            page.reload();
            assertThat(page.locator(".answer .prose p")).hasText("Before the reload,");
            model.say(ScriptedModel.text("and after."));
            model.say(ScriptedModel.stop());
            model.end();

            assertThat(page.locator(".answer .prose p")).hasText("Before the reload, and after.");
            assertThat(button(page, "Good answer")).isVisible();
            nothingWentWrong();
        }
    }

    @Test
    void finishedBlocksAreNotTouchedWhileMoreArrives(@TempDir Path folder) {
        var model = ScriptedModel.open(ScriptedModel.text("First block.\n\nSecond "));
        try (var arena = new RunningArena(folder, new TestModels().with("swift-7b", model))) {
            Page page = consenting(arena, "/direct", WIDE);
            write(page, "Speak");
            assertThat(page.locator(".open-block p")).hasText("Second");
            page.evaluate("document.querySelector('.answer .prose > p').marked = true");
            model.say(ScriptedModel.text("block.\n\n```python\nprint(1)\n"));
            model.say(ScriptedModel.text("print(2)\n```\n\nEuler: $e^{i\\pi}=-1$\n\n$$\\frac12$$"));
            model.end();

            assertThat(page.locator(".katex")).hasCount(2);
            assertThat(page.locator(".code .hljs-built_in").first()).hasText("print");
            assertThat(page.locator(".code pre")).hasText("print(1)\nprint(2)");
            assertThat(page.evaluate("document.querySelector('.answer .prose > p').marked")).isEqualTo(true);
            nothingWentWrong();
        }
    }

    @Test
    void hostileTextAndNamesDoNothing(@TempDir Path folder) {
        String name = "<img src=x onerror=alert(8)>";
        try (var arena = new RunningArena(folder, new TestModels().with(name, saying(HOSTILE)))) {
            Page page = consenting(arena, "/direct", WIDE);
            write(page, "<script>alert(9)</script>");
            assertThat(button(page, "Good answer")).isVisible();

            assertThat(page.locator("parley-answer h3")).hasText(name);
            assertThat(page.locator(".question p")).hasText("<script>alert(9)</script>");
            assertThat(page.locator(".answer .prose")).containsText("<script>alert(1)</script>");
            assertThat(page.locator("main img, main iframe, main script, main [onclick], main [onerror]")).hasCount(0);
            assertThat(page.locator("main style")).hasCount(0);
            assertThat(page.locator(".answer .prose a[href^='https://elsewhere.example']").first())
                    .hasAttribute("rel", "noopener noreferrer nofollow ugc");
            assertThat(page.locator(".answer .prose a:not([href^='https://'])")).hasCount(0);
            page.navigate("/about");
            assertThat(page.locator(".models dt")).hasText(name);
            page.navigate("/leaderboard");
            assertThat(page.locator(".board h1")).isVisible();
            nothingWentWrong();
        }
    }

    @Test
    void aFailureIsASentenceAndTheBattleGoesOnWithAnotherModel(@TempDir Path folder) {
        var failing = ScriptedModel.open();
        failing.fail(new ModelException(ModelException.Kind.TIMED_OUT, "an inner reason"));
        ScriptedModel swift = saying("Fine.");
        var models = new TestModels().with("swift-7b", swift).with("broken-7b", failing);
        try (var arena = new RunningArena(folder, models)) {
            Page page = consenting(arena, "/battle", WIDE);
            write(page, "Hello");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("This model did not answer in time.");
            assertThat(page.locator(".votes")).hasCount(0);
            assertThat(page.locator("body")).not().containsText("an inner reason");

            page.reload();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("This model did not answer in time.");
            models.with("wren-7b", saying("Fine too."));
            button(page, "Go on with another model").click();
            assertThat(page.locator(".failure")).hasCount(0);
            assertThat(page.locator("parley-answer h3")).hasText(new String[] {"Model A", "Model B"});
            button(page, "Both are bad").click();

            assertThat(page.locator(".verdict")).containsText("wren-7b");
            assertThat(page.locator(".verdict")).not().containsText("broken-7b");
            assertThat(swift.requests()).isEqualTo(1);
            nothingWentWrong();
        }
    }

    @Test
    void earlierChatsAreListedOpenedAndDeleted(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = consenting(arena, "/battle", PHONE);
            write(page, "An older <b>question</b>");
            assertThat(button(page, "Tie")).isVisible();
            page.navigate("/direct");
            write(page, "A newer question");
            assertThat(button(page, "Good answer")).isVisible();
            page.getByLabel("Your chats").click();
            assertThat(page.locator(".chats strong"))
                    .hasText(new String[] {"A newer question", "An older <b>question</b>"});
            fits(page);

            button(page, "Delete “A newer question”").focus();
            page.keyboard().press("Enter");
            tabTo(page, "Tab", "dialog .danger");
            page.keyboard().press("Enter");
            assertThat(page.locator(".chats strong")).hasText(new String[] {"An older <b>question</b>"});
            assertThat(page.locator(".chats a")).isFocused();
            page.keyboard().press("Enter");

            assertThat(page.locator(".question p")).hasText("An older <b>question</b>");
            assertThat(button(page, "Tie")).isVisible();
            page.locator("nav a[href='/direct']").click();
            assertThat(page.locator("parley-chat:not([hidden]) .turn")).hasCount(0);
            nothingWentWrong();
        }
    }

    @Test
    void whoWaitsForABusyModelSeesThePlaceInLine(@TempDir Path folder) {
        var model = ScriptedModel.open(ScriptedModel.text("My turn."));
        try (var arena = new RunningArena(folder, new TestModels().withLine("swift-7b", model))) {
            Page first = consenting(arena, "/direct", WIDE);
            write(first, "First");
            assertThat(first.locator(".answer .prose p")).hasText("My turn.");
            Page second = consenting(arena, "/direct", WIDE);
            write(second, "Second");
            assertThat(second.locator(".answer .state")).hasText("Place 1 in line");

            model.say(ScriptedModel.stop());
            model.end();
            assertThat(button(first, "Good answer")).isVisible();
            assertThat(second.locator(".answer .prose p")).hasText("My turn.");
            nothingWentWrong();
        }
    }

    @Test
    void theKeyboardIsEnough(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = open(arena, "/battle", WIDE);
            assertThat(page.locator("h1").first()).isVisible();
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to content")).isFocused();
            tabTo(page, "Tab", "textarea");
            page.keyboard().type("Hello");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog[open]")).isVisible();
            tabTo(page, "Tab", "dialog button[type=submit]");
            page.keyboard().press("Enter");
            assertThat(button(page, "A is better")).isVisible();
            tabTo(page, "Shift+Tab", ".vote-a");
            page.keyboard().press("Enter");
            assertThat(page.locator(".verdict")).isVisible();
            tabTo(page, "Shift+Tab", ".verdict button");
            page.keyboard().press("Enter");

            assertThat(page.locator("parley-chat:not([hidden]) textarea")).isFocused();
            assertThat(page.locator(".turn")).hasCount(0);
            nothingWentWrong();
        }
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen(@TempDir Path folder) {
        String wide = "| " + "column | ".repeat(12) + "\n|" + " --- |".repeat(12) + "\n| " + "value | ".repeat(12)
                + "\n\n```\n" + "x".repeat(400) + "\n```\n\n" + "y".repeat(400) + "\n\n$$" + "a+".repeat(80) + "b$$";
        var models = new TestModels()
                .with("swift-7b", saying(wide))
                .with("a-model-with-quite-a-long-name-70b", saying(wide));
        try (var arena = new RunningArena(folder, models)) {
            Page page = consenting(arena, "/battle", PHONE);
            write(page, "z".repeat(300));
            assertThat(button(page, "A is better")).isVisible();
            fits(page);
            button(page, "Tie").click();
            assertThat(page.locator(".verdict")).isVisible();
            fits(page);
            for (String place : List.of("/side-by-side", "/direct", "/leaderboard", "/chats", "/about", "/admin")) {
                page.navigate(place);
                assertThat(page.locator("main h1").locator("visible=true").first()).isVisible();
                fits(page);
            }
            nothingWentWrong();
        }
    }

    @Test
    void thePageSpeaksTheLanguageThatIsChosenAndRemembersIt(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = open(arena, "/battle", WIDE);
            for (String[] language : new String[][] {
                {"es", "Duelo"}, {"pt", "Duelo"}, {"ru", "Битва"}, {"zh", "对战"}, {"en", "Battle"}, {"ru", "Битва"}
            }) {
                page.locator(".language select").selectOption(language[0]);
                assertThat(page.locator("nav [aria-current=page]")).hasText(language[1]);
            }
            page.reload();

            assertThat(page.locator("nav [aria-current=page]")).hasText("Битва");
            assertThat(page.locator("html")).hasAttribute("lang", "ru");
            nothingWentWrong();
        }
    }

    @Test
    void lightAndDarkAreAtHandAndRemembered(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = open(arena, "/battle", WIDE);
            Object light = background(page);
            button(page, "Dark colours").click();
            Object dark = background(page);
            page.reload();
            assertThat(button(page, "Light colours")).isVisible();

            assertThat(dark).isNotEqualTo(light);
            assertThat(background(page)).isEqualTo(dark);
            nothingWentWrong();
        }
    }

    @Test
    void aSharedLinkShowsTheChatToSomebodyElse(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = consenting(arena, "/battle", WIDE);
            write(page, "Look at this");
            button(page, "A is better").click();
            button(page, "Share").click();
            Locator status = page.getByRole(AriaRole.STATUS);
            assertThat(status).containsText("/share/");
            String link = status.textContent().replaceAll("(?s).*(/share/[\\w-]+).*", "$1");

            Page other = open(arena, link, WIDE);
            assertThat(other.locator(".question")).hasText("Look at this");
            assertThat(other.locator(".answer")).hasCount(2);
            nothingWentWrong();
        }
    }

    @Test
    void theOperatorSignsInAndLooksAtWhatWasReported(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = consenting(arena, "/direct", WIDE);
            write(page, "Something odd");
            button(page, "Report this answer").click();
            assertThat(button(page, "Report this answer")).hasAttribute("aria-pressed", "true");

            page.navigate("/admin");
            page.getByLabel("Password").fill("wrong");
            button(page, "Sign in").click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The password is wrong.");
            page.getByLabel("Password").fill(arena.adminPassword);
            button(page, "Sign in").click();

            assertThat(page.locator(".reviews")).containsText("Something odd");
            assertThat(page.locator(".admin tbody").first()).containsText("swift-7b");
            button(page, "Done").click();
            assertThat(page.getByText("Nothing waits for a look.")).isVisible();
            button(page, "Sign out").click();
            assertThat(page.getByLabel("Password")).isVisible();
            nothingWentWrong();
        }
    }

    @Test
    void aFlaggedMessageIsRefusedAndMarkedInEachLanguage(@TempDir Path folder) {
        try (var arena = moderated(folder)) {
            Page page = consenting(arena, "/battle", WIDE);
            write(page, "Something wicked");

            assertThat(page.locator(".failure")).hasCount(2);
            assertThat(page.locator(".failure").first()).containsText("goes against the rules");
            assertThat(page.locator(".question")).containsText("Something wicked");
            assertThat(page.locator(".question .flagged")).hasText("Flagged by the moderator");
            assertThat(page.locator(".failure button")).hasCount(0);
            assertThat(page.locator(".votes")).hasCount(0);
            for (String[] language : new String[][] {
                {"es", "contra las reglas"}, {"pt", "contra as regras"}, {"ru", "нарушает правила"}, {"zh", "违反"}
            }) {
                page.locator(".language select").selectOption(language[0]);
                assertThat(page.locator(".failure").first()).containsText(language[1]);
            }
            page.reload();
            assertThat(page.locator(".question .flagged")).isVisible();
            nothingWentWrong();
        }
    }

    @Test
    void theOperatorJudgesWhatWasFlagged(@TempDir Path folder) {
        try (var arena = moderated(folder)) {
            Page page = consenting(arena, "/direct", WIDE);
            write(page, "Something wicked <img src=x onerror=alert(1)>");
            assertThat(page.locator(".failure")).isVisible();
            page.navigate("/admin");
            page.getByLabel("Password").fill(arena.adminPassword);
            button(page, "Sign in").click();

            assertThat(page.locator(".flags tbody tr")).containsText("violence 0.75 (0.50)");
            assertThat(page.locator(".flags")).not().containsText("wicked");
            page.locator("select.category").selectOption("hate");
            assertThat(page.getByText("No flagged message waits for a look.")).isVisible();
            page.locator("select.category").selectOption("violence");
            page.locator(".flags tbody a").click();
            assertThat(page.locator(".flagged-text")).hasCount(0);
            button(page, "Show the texts").click();
            assertThat(page.locator(".flagged-text")).hasText("Something wicked <img src=x onerror=alert(1)>");
            page.reload();
            button(page, "Wrong").click();

            assertThat(page.getByText("No flagged message waits for a look.")).isVisible();
            nothingWentWrong();
        }
    }

    private static RunningArena moderated(Path folder) {
        return new RunningArena(folder, two(), new WordModerator(), Policy.Mode.FAIL_OPEN, Window.STANDARD);
    }

    @Test
    void theLeaderboardShowsATableAndPlots(@TempDir Path folder) {
        try (var arena = new RunningArena(folder, two())) {
            Page page = consenting(arena, "/battle", WIDE);
            write(page, "Hello");
            button(page, "A is better").click();
            assertThat(page.locator(".verdict")).isVisible();
            page.locator("nav a[href='/leaderboard']").click();

            assertThat(page.locator(".range")).hasCount(2);
            assertThat(page.locator(".plot canvas")).hasCount(3);
            page.getByText("As a table").last().click();
            assertThat(page.locator(".plot table").last()).containsText("swift-7b");
            assertThat(page.locator(".audit")).containsText("The price of a place");
            assertThat(page.locator(".warning").last()).containsText("Fewer than 100 votes");
            page.locator(".language select").selectOption("es");
            assertThat(page.locator(".warning").last()).containsText("Menos de 100 votos");
            page.locator(".language select").selectOption("en");
            page.getByLabel("Turns").selectOption("several");
            assertThat(page.locator(".empty")).isVisible();
            nothingWentWrong();
        }
    }

    private Page open(RunningArena arena, String path, int width) {
        Page page = chromium.window(arena, width, 800);
        page.navigate(path);
        return page;
    }

    /** A page of somebody who has accepted the terms already. */
    private Page consenting(RunningArena arena, String path, int width) {
        Page page = open(arena, path, width);
        page.evaluate(
                "terms => fetch('/api/consent', {method: 'POST', headers: {'Content-Type': 'application/json'},"
                        + " body: JSON.stringify({terms})})",
                RunningArena.SETTINGS.terms().version());
        page.reload();
        return page;
    }

    private static void write(Page page, String text) {
        Locator field = page.locator("parley-chat:not([hidden]) parley-composer textarea");
        field.fill(text);
        field.press("Enter");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void tabTo(Page page, String key, String target) {
        for (int presses = 0; presses < 60; presses++) {
            if (page.evaluate("target => document.activeElement.matches(target)", target).equals(true)) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError("the keyboard does not reach " + target);
    }

    private static void fits(Page page) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(page.url())
                .isNotPositive();
    }

    private static Object background(Page page) {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private void nothingWentWrong() {
        assertThat(chromium.problems).isEmpty();
    }
}
