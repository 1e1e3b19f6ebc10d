package dev.parley.dataset.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * One self-contained HTML file. Its policy allows nothing but its own style and script, by their checksums: nothing is
 * fetched, and markup that came through by mistake could neither run nor load anything.
 */
final class Page {
    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    private Page() {}

    /** A page of a header and sections, with a table of contents. */
    static String of(String title, Html header, List<Section> sections) {
        String policy = "default-src 'none'; style-src '" + checksum(STYLE) + "'; script-src '" + checksum(SCRIPT)
                + "'; base-uri 'none'; form-action 'none'";
        Html body = Html.element(
                "body",
                Html.element("a", Map.of("class", "skip", "href", "#main"), Html.text("Skip to the report")),
                Html.element("header", header),
                Html.element(
                        "nav", Map.of("aria-label", "Sections"), Html.all(sections.stream().map(Section::link))),
                Html.element("main", Map.of("id", "main"), Html.all(sections.stream().map(Section::html))),
                Html.element("footer", Html.text("Made by Parley from aggregates and samples; no network is used.")),
                Html.element("div", Map.of("id", "hint", "role", "status", "hidden", "")));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                %s
                <style>%s</style>
                <script>%s</script>
                </head>
                %s
                </html>
                """.formatted(policy, Html.element("title", Html.text(title)).markup(), STYLE, SCRIPT, body.markup());
    }

    private static String checksum(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream file = Page.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
