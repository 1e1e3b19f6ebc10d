package dev.parley.moderation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.evaluation.TestSet.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSetTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "OPENAI_MODERATION; {\"prompt\":\"x\",\"S\":0,\"H\":1}",
        "TOXICCHAT; {\"text\":\"x\",\"toxicity\":1,\"jailbreaking\":0}",
        "HATECHECK; {\"test_case\":\"x\",\"functionality\":\"f\",\"label_gold\":\"hateful\"}",
        "MULTILINGUAL_HATECHECK; {\"text\":\"x\",\"functionality\":\"f\",\"label\":\"hateful\",\"language\":\"dutch\"}",
        "XSTEST; {\"prompt\":\"x\",\"type\":\"homonyms\",\"label\":\"unsafe\"}",
        "HARMBENCH_JUDGES; {\"generation\":\"x\",\"human_0\":1,\"human_1\":0,\"human_2\":1}"
    })
    void theShapeIsRecognised(Shape shape, String row) throws IOException {
        TestSet set = read(row);

        assertThat(set.shape()).isEqualTo(shape);
        assertThat(set.items().getFirst().text()).isEqualTo("x");
        assertThat(set.items().getFirst().harmful()).isTrue();
    }

    @Test
    void aMissingLetterIsUnknown() throws IOException {
        var labels = read("{\"prompt\":\"x\",\"S\":0}").items().getFirst().labels();

        assertThat(labels.knows(Category.SEXUAL)).isTrue();
        assertThat(labels.applies(Category.SEXUAL)).isFalse();
        assertThat(labels.knows(Category.HATE)).isFalse();
    }

    @Test
    void aFileOfNoKnownShapeIsAnError() {
        assertThatThrownBy(() -> read("{\"a\":1}")).isInstanceOf(InputException.class).hasMessageContaining("shape");
        assertThatThrownBy(() -> read("")).isInstanceOf(InputException.class).hasMessageContaining("shape");
    }

    @Test
    void aLineThatIsNoJsonIsNamed() {
        assertThatThrownBy(() -> read("{\"prompt\":\"x\"}\n{torn"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> TestSet.read(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none");
    }

    private TestSet read(String lines) throws IOException {
        return TestSet.read(Files.writeString(folder.resolve("set.jsonl"), lines));
    }
}
