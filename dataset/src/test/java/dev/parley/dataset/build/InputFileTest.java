package dev.parley.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
    @TempDir
    private Path folder;

    @Test
    void chunksEndBehindLineFeeds() throws IOException {
        assertThat(inspect(folder, "one\ntwo\nthree", 5).chunks())
                .containsExactly(new InputFile.Chunk(0, 8, 1), new InputFile.Chunk(8, 5, 3));
    }

    @Test
    void anEmptyFileHasNoChunk() throws IOException {
        assertThat(inspect(folder, "", 5).chunks()).isEmpty();
    }

    @Test
    void theChecksumIsThatOfTheBytes() throws IOException {
        assertThat(inspect(folder, "abc", 5).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Property(tries = 200)
    void chunksAreWholeLinesAndTogetherTheFile(
            @ForAll List<@CharRange(from = 'a', to = 'b') @CharRange(from = '\n', to = '\n') Character> characters,
            @ForAll @IntRange(min = 1, max = 9) int chunkBytes)
            throws IOException {
        Path temporary = Files.createTempDirectory("parley");
        String text = characters.stream().map(String::valueOf).reduce("", String::concat);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        InputFile file = inspect(temporary, text, chunkBytes);

        long position = 0;
        for (InputFile.Chunk chunk : file.chunks()) {
            assertThat(chunk.offset()).isEqualTo(position);
            String before = new String(Arrays.copyOf(bytes, (int) position), StandardCharsets.UTF_8);
            assertThat(chunk.firstLine()).isEqualTo(1 + before.chars().filter(c -> c == '\n').count());
            assertThat(position == 0 || bytes[(int) position - 1] == '\n').isTrue();
            position += chunk.bytes();
        }
        assertThat(position).isEqualTo(bytes.length);
    }

    private static InputFile inspect(Path folder, String text, int chunkBytes) throws IOException {
        Path file = folder.resolve("input");
        Files.writeString(file, text);
        return InputFile.inspect(file.toString(), "fastchat-log", true, chunkBytes);
    }
}
