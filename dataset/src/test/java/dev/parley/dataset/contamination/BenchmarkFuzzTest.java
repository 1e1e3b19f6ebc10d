package dev.parley.dataset.contamination;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, a file of questions is read or refused in a sentence that names it. */
class BenchmarkFuzzTest {
    @TempDir
    private Path folder;

    static Stream<byte[]> files() {
        return Stream.of(
                        "\"Which, if any, \"\"sings\"\"?\",wren,rock,A\r\n\"two\nlines\",1,2,B\n",
                        "q,a\n",
                        "\"never closed,1,2,A",
                        ",,,\n",
                        "{\"text\": \"one\"}\n{\"turns\": [{\"content\": \"two\"}]}\n",
                        "{\"turns\": []}\n",
                        "{\"question\": {\"deep\": [1]}, \"answer\": 4}\n",
                        "{torn\n",
                        "plain?\n\nsecond?\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "2m")
    void every_file_is_read_or_refused(byte[] bytes) throws IOException {
        for (String name : List.of("fuzz.csv", "fuzz.jsonl", "fuzz.csv.gz", "fuzz.zst")) {
            Path file = Files.write(folder.resolve(name), bytes);
            try {
                Benchmark benchmark = Benchmark.read(file);
                assertThat(benchmark.questions()).isNotEmpty().allSatisfy(question -> assertThat(question.wordings())
                        .doesNotHaveDuplicates());
            } catch (InputException refused) {
                assertThat(refused).hasMessageContaining("fuzz.");
            }
        }
    }
}
