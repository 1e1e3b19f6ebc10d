package dev.parley.arena.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page as they lie in the source. */
class PageFilesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern TEXT_KEY = Pattern.compile("\\bt\\('([\\w.-]+)'");

    @Test
    void everyFileOfThePageIsServed() throws Exception {
        assertThat(files().filter(file -> !file.equals("index.html")))
                .containsExactlyInAnyOrderElementsOf(PageFiles.OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt", "ru", "zh"})
    void eachLanguageSaysAllThatEnglishSaysWithTheSamePlaceholders(String language) throws Exception {
        JsonNode english = texts("en");
        JsonNode other = texts(language);

        assertThat(keys(other)).isEqualTo(keys(english));
        assertThat(keys(english)).allSatisfy(key -> {
            assertThat(other.path(key).asText()).as(key).isNotBlank();
            assertThat(placeholders(other, key)).as(key).isEqualTo(placeholders(english, key));
        });
    }

    @Test
    void everyTextThatThePageNamesIsThere() throws Exception {
        JsonNode english = texts("en");
        for (String file : files().filter(name -> name.endsWith(".js")).toList()) {
            String script = Files.readString(folder().resolve(file));
            assertThat(TEXT_KEY.matcher(script).results().map(match -> match.group(1)))
                    .as(file)
                    .allMatch(english::has);
        }
    }

    @Test
    void noFileLoadsAnythingFromElsewhere() throws Exception {
        for (String file : files().filter(name -> !name.endsWith(".svg")).toList()) {
            assertThat(Files.readString(folder().resolve(file)).replace("https?:", ""))
                    .as(file)
                    .doesNotContain("http:", "https:");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ink, paper", "ink, surface", "ink, sunken", "muted, paper", "muted, surface", "muted, sunken", "accent, paper",
        "accent, surface", "on-accent, accent", "a, surface", "a, a-wash", "b, surface", "b, b-wash", "ink, b-wash",
        "bad, surface", "bad, bad-wash", "ink, bad-wash", "paper, ink"
    })
    void textsStandOutFromTheirGround(String text, String ground) throws Exception {
        for (int scheme = 1; scheme <= 2; scheme++) {
            assertThat(contrast(luminance(text, scheme), luminance(ground, scheme)))
                    .as("%s on %s", text, ground)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    /** Contrast and luminance as WCAG 2.2 defines them. */
    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour, int scheme) throws Exception {
        String style = Files.readString(folder().resolve("styles/base.css"));
        var found = Pattern.compile("--" + colour + ": light-dark\\(#(\\w{6}), #(\\w{6})\\)").matcher(style);
        assertThat(found.find()).as(colour).isTrue();
        int rgb = Integer.parseInt(found.group(scheme), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Set<String> placeholders(JsonNode texts, String key) {
        var found = new TreeSet<String>();
        PLACEHOLDER.matcher(texts.path(key).asText()).results().forEach(match -> found.add(match.group()));
        return found;
    }

    private static Set<String> keys(JsonNode texts) {
        var keys = new TreeSet<String>();
        texts.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode texts(String language) throws IOException, URISyntaxException {
        return Json.MAPPER.readTree(Files.readString(folder().resolve("i18n/" + language + ".json")));
    }

    private static Stream<String> files() throws IOException, URISyntaxException {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(".class"))
                    .toList()
                    .stream();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PageFiles.class.getResource("styles")).toURI()).resolveSibling("");
    }
}
