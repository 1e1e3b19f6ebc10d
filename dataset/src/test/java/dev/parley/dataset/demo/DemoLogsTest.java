package dev.parley.dataset.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.demo.Plant.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLogsTest {
    private static final long SEED = 1;

    @TempDir
    private Path folder;

    @Test
    void aFewHundredConversationsInMoreThanTenLanguages() {
        assertThat(new DemoLogs(SEED).conversations()).isBetween(250, 500);
        assertThat(Phrases.all()).hasSizeGreaterThan(10);
    }

    @Test
    void everyKindIsPlanted() {
        assertThat(new DemoLogs(SEED).plants()).extracting(Plant::kind).contains(Kind.values());
    }

    @Test
    void theSameSeedMakesTheSameLogs() {
        new DemoLogs(SEED).write(folder.resolve("a"));
        new DemoLogs(SEED).write(folder.resolve("b"));

        assertThat(text(folder.resolve("a"))).isEqualTo(text(folder.resolve("b")));
    }

    @Test
    void anotherSeedMakesOtherLogs() {
        new DemoLogs(SEED).write(folder.resolve("a"));
        new DemoLogs(SEED + 1).write(folder.resolve("b"));

        assertThat(text(folder.resolve("a"))).isNotEqualTo(text(folder.resolve("b")));
    }

    @Test
    void whatIsPlantedStandsInTheLogs() {
        var logs = new DemoLogs(SEED);
        logs.write(folder);

        String text = text(folder);
        assertThat(logs.plants()).allSatisfy(plant -> assertThat(text).contains(plant.conversation(), plant.evidence()));
    }

    @Test
    void phrasesOfAllLanguagesAreComplete() {
        assertThat(Phrases.all().values()).allSatisfy(phrases -> {
            assertThat(phrases.questions()).hasSizeGreaterThan(3).allMatch(question -> question.contains("{topic}"));
            assertThat(List.of(phrases.personal(), phrases.answer())).allMatch(text -> text.contains("{personal}"));
            assertThat(phrases.topics()).hasSizeGreaterThan(7);
        });
    }

    private static String text(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Path[] sorted = files.filter(Files::isRegularFile).sorted().toArray(Path[]::new);
            return String.join("", Arrays.stream(sorted).map(DemoLogsTest::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
