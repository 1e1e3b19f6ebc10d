package dev.parley.dataset.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations.Located;
import dev.parley.core.source.Sources;
import dev.parley.dataset.parquet.ParquetTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesTest {
    private static final String CHAT = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}\n";

    @TempDir
    Path folder;

    private final StoredFiles files = new StoredFiles();

    @BeforeEach
    void fillTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("logs/deep"));
        Files.writeString(folder.resolve("logs/one.jsonl"), CHAT);
        Files.writeString(folder.resolve("logs/deep/two.jsonl"), CHAT);
        Files.writeString(folder.resolve("logs/_SUCCESS"), "");
    }

    @Test
    void aUriOfAFolderMeansAllFilesBelowItButTheHidden() {
        assertThat(names(files.find(uri("logs")))).containsExactlyInAnyOrder("one.jsonl", "two.jsonl");
    }

    @Test
    void aUriMayBeAGlob() {
        assertThat(names(files.find(uri("logs/*.jsonl")))).containsExactly("one.jsonl");
    }

    @Test
    void aGlobMeansFoldersToo() {
        assertThat(names(files.find(uri("lo*")))).contains("one.jsonl");
    }

    @Test
    void aUriOfAFileNamesThatFile() {
        assertThat(files.find(uri("logs/one.jsonl"))).singleElement().satisfies(found -> {
            assertThat(found.named()).isTrue();
            assertThat(found.file().length()).isEqualTo(CHAT.length());
            try (InputStream in = found.file().open()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CHAT);
            }
        });
    }

    @Test
    void aPathWithoutASchemeIsOfThisMachine() {
        assertThat(names(files.find(folder + "/logs"))).containsExactlyInAnyOrder("one.jsonl", "two.jsonl");
    }

    @Test
    void aUriThatLeadsNowhereFindsNothing() {
        assertThat(files.find(uri("nothing"))).isEmpty();
    }

    @Test
    void aStoreThatNobodyKnowsIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> files.find("unheard-of://bucket/logs"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unheard-of");
    }

    @Test
    void storedFilesAreRecognisedByTheirContent() {
        Sources sources = Sources.find(
                List.of(uri("logs")), files, ParquetTransport.ALL_TRANSPORTS, Limits.DEFAULT, Optional.empty());

        assertThat(sources.files())
                .hasSize(2)
                .allSatisfy(source -> assertThat(source.format().name()).isEqualTo("openai-chat"));
    }

    private String uri(String below) {
        return "file://" + folder.resolve(below);
    }

    private static List<String> names(List<Located> found) {
        return found.stream().map(located -> located.file().name()).toList();
    }
}
