package dev.parley.moderation.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSetsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeEmptySets() {
        for (String name : List.of(
                "davidson", "edos", "implicit-hate", "toxigen-human", "diasafety-train", "diasafety-val",
                "diasafety-test", "cold-zh", "convabuse")) {
            write(name);
        }
    }

    @Test
    void theHateOfTweetsIsHateAndMereOffenceIsNot() {
        write("davidson", "{\"class\":\"0\",\"tweet\":\"a\"}", "{\"class\":\"1\",\"tweet\":\"b\"}",
                "{\"class\":\"2\",\"tweet\":\"c\"}");

        List<Example> examples = OpenSets.read(folder);

        assertThat(examples.get(0).labels().applies(Category.HATE)).isTrue();
        assertThat(examples.get(1).labels().knows(Category.HARASSMENT)).isFalse();
        assertThat(examples.get(2).labels()).isEqualTo(Labels.UNKNOWN.with(
                false, Category.HATE, Category.HARASSMENT, Category.HATE_THREATENING, Category.HARASSMENT_THREATENING));
    }

    @Test
    void threatsAgainstWomenAreThreateningHate() {
        write("edos", "{\"text\":\"x\",\"label_vector\":\"1.1 threats of harm\"}");

        assertThat(OpenSets.read(folder).getFirst().labels().applying())
                .containsExactly(Category.HATE, Category.HATE_THREATENING, Category.VIOLENCE);
    }

    @Test
    void theMajorityDecidesOnAbuseOfBots() {
        String row = "{\"conv_id\":\"1\",\"user\":\"x\",\"is_abuse.-1\":\"%s\",\"type.sexist\":\"%s\"}";
        write("convabuse", row.formatted("1", "1"), row.formatted("1", "0"), row.formatted("0", "0"));

        Labels labels = OpenSets.read(folder).getFirst().labels();

        assertThat(labels.applies(Category.HARASSMENT)).isTrue();
        assertThat(labels.applies(Category.HATE)).isFalse();
    }

    @Test
    void whatCannotBeSeenInAnAnswerIsNotLearnt() {
        write("diasafety-train", "{\"response\":\"Yes!\",\"category\":\"Toxicity Agreement\",\"label\":\"Unsafe\"}");

        assertThat(OpenSets.read(folder)).isEmpty();
    }

    @Test
    void aMissingSetIsNamed() throws IOException {
        Files.delete(folder.resolve("edos.jsonl.gz"));

        assertThatThrownBy(() -> OpenSets.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("edos.jsonl.gz");
    }

    @Test
    void aTornLineIsNamed() {
        write("edos", "{\"text\":\"x\",\"label_vector\":\"none\"}", "{\"text\":");

        assertThatThrownBy(() -> OpenSets.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("edos.jsonl.gz", "line 2");
    }

    private void write(String name, String... lines) {
        Path file = folder.resolve(name + ".jsonl.gz");
        try (var out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (String line : lines) {
                out.write(line + "\n");
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
