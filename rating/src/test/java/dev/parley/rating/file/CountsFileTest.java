package dev.parley.rating.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.core.Battle.Outcome;
import dev.parley.core.InputException;
import dev.parley.rating.vote.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsFileTest {
    @TempDir
    private Path folder;

    @Test
    void counts_are_read_and_turned_to_the_order_of_names() throws IOException {
        Path file = write("{\"models\": [\"z\", \"a\"], \"X\": [[0, 1]], \"Y\": [[5, 3, 2, 1]]}");

        assertThat(CountsFile.recognises(file)).isTrue();
        Outcomes outcomes = CountsFile.read(file);
        assertThat(outcomes.models()).containsExactly("a", "z");
        assertThat(outcomes.count(0, Outcome.MODEL_A)).isEqualTo(3);
        assertThat(outcomes.count(0, Outcome.MODEL_B)).isEqualTo(5);
        assertThat(outcomes.votes()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"models\":[\"a\",\"b\"],\"X\":[[0,1]],\"Y\":[]}",
                "{\"models\":[\"a\",\"b\"],\"X\":[[0,2]],\"Y\":[[1,1,1,1]]}",
                "{\"models\":[\"a\",\"b\"],\"X\":[[0,0]],\"Y\":[[1,1,1,1]]}",
                "{\"models\":[\"a\",\"a\"],\"X\":[[0,1]],\"Y\":[[1,1,1,1]]}",
                "{\"models\":[\"a\",\"b\"],\"X\":[[0,1]],\"Y\":[[1,-1,1,1]]}",
                "{\"models\":[\"a\",\"b\"],\"X\":[[0,1]],\"Y\":[[1,1]]}",
                "{\"models\":[\"a\",\"b\"],\"X\":[[0,1]],\"Y\":[[1,1,1,1,1]]}",
                "{\"models\":[\"a\",\"b\"],\"X\":[[0,"
            })
    void counts_that_make_no_sense_are_refused(String text) throws IOException {
        Path file = write(text);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CountsFile.read(file))
                .withMessageContaining("counts.json");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("counts.json"), text);
    }
}
