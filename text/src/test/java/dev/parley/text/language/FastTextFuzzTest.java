package dev.parley.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.core.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, a model is read, and then reads texts, or it is refused by its name. */
class FastTextFuzzTest {
    static Stream<byte[]> models() {
        byte[] model = smallModel();
        byte[] otherSizes = model.clone();
        Arrays.fill(otherSizes, 56, 64, (byte) 0x7F);
        return Stream.of(model, Arrays.copyOf(model, model.length / 2), otherSizes);
    }

    @MethodSource("models")
    @FuzzTest(maxDuration = "1m")
    void aModelIsReadOrRefused(byte[] content) {
        try {
            FastText model = FastTextReader.read("fuzzed.ftz", content);
            assertThat(model.read("a word").probabilities(0)).hasSameSizeAs(model.labels().toArray());
        } catch (InputException refused) {
            assertThat(refused).hasMessageContaining("fuzzed.ftz");
        }
    }

    @Test
    void theSmallModelIsOne() {
        assertThat(FastTextReader.read("small.ftz", smallModel()).labels()).containsExactly("en", "de");
    }

    /** Two labels, two words and four buckets of n-grams in two dimensions, neither quantised nor pruned. */
    private static byte[] smallModel() {
        ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(793_712_314).putInt(12).putInt(2);
        out.put(new byte[5 * Integer.BYTES]);
        out.putInt(1).putInt(3).putInt(4).putInt(1).putInt(2).putInt(0).putDouble(0);
        out.putInt(4).putInt(2).putInt(2).putLong(10).putLong(-1);
        entry(out, "</s>", 5, 0);
        entry(out, "word", 3, 0);
        entry(out, "__label__en", 4, 1);
        entry(out, "__label__de", 2, 1);
        matrix(out, 2 + 4);
        matrix(out, 2);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void entry(ByteBuffer out, String word, long count, int type) {
        out.put(word.getBytes(StandardCharsets.UTF_8)).put((byte) 0).putLong(count).put((byte) type);
    }

    private static void matrix(ByteBuffer out, int rows) {
        out.put((byte) 0).putLong(rows).putLong(2);
        for (int i = 0; i < 2 * rows; i++) {
            out.putFloat(i / 8f);
        }
    }
}
