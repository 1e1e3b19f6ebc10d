package dev.parley.dataset.report;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's own Chromium. Whatever goes wrong in its pages, and all that they fetch, is collected. */
final class Chromium implements AutoCloseable {
    final List<String> problems = new CopyOnWriteArrayList<>();
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Starts it; the test is skipped where there is none. */
    static Chromium start() {
        Optional<Path> executable = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map("/usr/bin/"::concat)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(executable.isPresent(), "There is no Chromium on this machine to look with.");
        return new Chromium(executable.orElseThrow());
    }

    /** Opens a file, in light colours. */
    Page open(Path file, int width) {
        return open(file, new Browser.NewContextOptions().setViewportSize(width, 900));
    }

    /** Opens a file in dark colours. Playwright cannot write "light" where the locale is Turkish. */
    Page openDark(Path file, int width) {
        return open(
                file,
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(ColorScheme.DARK));
    }

    private Page open(Path file, Browser.NewContextOptions options) {
        // A page that glides to its place would bring other marks under the pointer.
        BrowserContext context = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        context.onPage(this::watch);
        Page page = context.newPage();
        page.navigate(file.toUri().toString());
        return page;
    }

    private void watch(Page page) {
        page.onPageError(error -> problems.add("error: " + error));
        page.onDialog(dialog -> {
            problems.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add("console: " + message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") || !request.isNavigationRequest()) {
                problems.add("request: " + request.url());
            }
        });
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
