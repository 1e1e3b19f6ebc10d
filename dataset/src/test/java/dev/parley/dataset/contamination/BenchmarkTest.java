package dev.parley.dataset.contamination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
    @TempDir
    private Path folder;

    @Test
    void aTableHasQuestionOptionsAndAnswer() throws IOException {
        Benchmark benchmark = read("birds_test.csv", "\"Which bird, if any, \"\"sings\"\"?\",wren,\"eagle\nowl\",none,gull,A\n");

        assertThat(benchmark.name()).isEqualTo("birds_test");
        assertThat(benchmark.questions()).singleElement().satisfies(question -> assertThat(question.wordings())
                .containsExactly(
                        "Which bird, if any, \"sings\"?",
                        "Which bird, if any, \"sings\"?\nwren\neagle\nowl\nnone\ngull",
                        "Which bird, if any, \"sings\"?\nwren"));
    }

    @Test
    void jsonLinesOfSeveralBenchmarksAreRead() throws IOException {
        Benchmark benchmark = read(
                "mixed.jsonl",
                """
                {"text": "one"}
                {"turns": ["two", "later"]}

                {"turns": [{"content": "three"}]}
                {"question": "four", "answer": "4"}
                {"text": ""}
                """);

        assertThat(benchmark.questions()).extracting(Question::text).containsExactly("one", "two", "three", "four", "");
        assertThat(benchmark.questions().get(3).wordings()).containsExactly("four", "four\n4");
        assertThat(benchmark.questions().get(4).place()).isEqualTo("line 6");
    }

    @Test
    void anyOtherFileIsOneQuestionALine() throws IOException {
        assertThat(read("plain.txt", "first?\n\nsecond?\n").questions())
                .extracting(Question::place)
                .containsExactly("line 1", "line 3");
    }

    @Test
    void aLineThatIsNoQuestionIsNamedButNotQuoted() {
        assertThatThrownBy(() -> read("broken.jsonl", "{\"text\": \"a\"}\n{secret\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("broken.jsonl line 2")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read("other.jsonl", "{\"secret\": 1}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> read("empty.txt", "\n")).isInstanceOf(InputException.class);
    }

    private Benchmark read(String name, String content) throws IOException {
        return Benchmark.read(Files.writeString(folder.resolve(name), content));
    }
}
