package dev.parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.encoder.Head;
import dev.parley.moderation.linear.LinearModel;
import dev.parley.text.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    private static final int CATEGORIES = Category.values().length;
    private static final byte[] CONTENT = weights().toBytes();

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() {
        Weights read = Weights.read(CONTENT, "w");

        assertThat(read.toBytes()).isEqualTo(CONTENT);
        assertThat(read.words().weights()[5]).isEqualTo((byte) -7);
        assertThat(read.version()).hasSize(8);
    }

    @Test
    void whatWasTrainedOnIsKnownInAnyDress() {
        Weights read = Weights.read(CONTENT, "w");

        assertThat(read.wasTrainedOn("GOOD morning!")).isTrue();
        assertThat(read.wasTrainedOn("good evening")).isFalse();
    }

    @Test
    void aFileCutShortIsAnErrorThatNamesIt() throws IOException {
        Path file = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(CONTENT, CONTENT.length / 2));

        assertThatThrownBy(() -> Weights.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("cut.bin", "cut short");
    }

    @Test
    void aChangedFileIsAnError() {
        byte[] changed = CONTENT.clone();
        changed[CONTENT.length / 2]++;

        assertThatThrownBy(() -> Weights.read(changed, "w"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("changed");
    }

    @Test
    void anotherVersionIsAnErrorThatTellsBoth() {
        byte[] newer = CONTENT.clone();
        newer[11] = 9;

        assertThatThrownBy(() -> Weights.read(newer, "w"))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("version 9", "version 1", "parley moderate train");
    }

    @Test
    void anotherFileIsAnError() {
        assertThatThrownBy(() -> Weights.read(new byte[100], "w"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no moderator's weights");
        assertThatThrownBy(() -> Weights.read(folder.resolve("missing.bin"))).isInstanceOf(InputException.class);
    }

    @FuzzTest
    void anyBytesAreReadOrRefused(FuzzedDataProvider data) {
        try {
            Weights.read(data.consumeRemainingAsBytes(), "w");
        } catch (InputException expected) {
            assertThat(expected).hasMessageContaining("'w'");
        }
    }

    private static Weights weights() {
        var bytes = new byte[16 * LinearModel.STRIDE];
        bytes[5] = -7;
        var tier = new Weights.Tier(Calibration.none(), new float[CATEGORIES]);
        return new Weights(
                new LinearModel(4, bytes, new float[CATEGORIES], new float[CATEGORIES]),
                new Head(new float[CATEGORIES * Encoder.DIMENSIONS], new float[CATEGORIES]),
                tier,
                tier,
                new long[] {Fingerprint.of("Good morning")},
                "");
    }
}
