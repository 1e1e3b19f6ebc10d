package dev.parley.dataset.contamination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void humanEvalIsRead() throws IOException {
        Benchmark benchmark = read(
                "HumanEval.jsonl",
                "{\"task_id\": \"Own/0\", \"prompt\": \"def half(x):\\n    \\\"\\\"\\\"Half of x.\\\"\\\"\\\"\\n\", "
                        + "\"entry_point\": \"half\", \"canonical_solution\": \"    return x / 2\\n\", \"test\": \"assert half(2) == 1\"}\n");

        assertThat(benchmark.questions()).singleElement().satisfies(question -> assertThat(question.wordings())
                .containsExactly(
                        "def half(x):\n    \"\"\"Half of x.\"\"\"\n",
                        "def half(x):\n    \"\"\"Half of x.\"\"\"\n\n    return x / 2\n"));
    }

    @Test
    void gsm8kIsRead() throws IOException {
        Benchmark benchmark = read(
                "gsm8k_test.jsonl",
                "{\"question\": \"Ada has 3 pens and buys 4. How many has she?\", \"answer\": \"3 + 4 = <<3+4=7>>7\\n#### 7\"}\n");

        assertThat(benchmark.questions()).singleElement().satisfies(question -> assertThat(question.wordings())
                .containsExactly(
                        "Ada has 3 pens and buys 4. How many has she?",
                        "Ada has 3 pens and buys 4. How many has she?\n3 + 4 = <<3+4=7>>7\n#### 7"));
    }

    @Test
    void mtBenchIsReadByItsFirstTurn() throws IOException {
        Benchmark benchmark = read(
                "question.jsonl",
                "{\"question_id\": 1, \"category\": \"writing\", \"turns\": [\"Write a letter to a lighthouse.\", \"Now rhyme.\"]}\n");

        assertThat(benchmark.name()).isEqualTo("question");
        assertThat(benchmark.questions())
                .singleElement()
                .isEqualTo(new Question("line 1", List.of("Write a letter to a lighthouse.")));
    }

    @Test
    void mmluWithoutAKnownAnswerHasItsOptions() throws IOException {
        assertThat(read("birds_test.csv", "Which sings?,wren,rock,sand,salt,\n").questions())
                .singleElement()
                .isEqualTo(new Question("row 1", List.of("Which sings?", "Which sings?\nwren\nrock\nsand\nsalt")));
    }

    @Test
    void filesOfOneNameCannotBeToldApart() throws IOException {
        Path one = Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("test.csv"), "q,a,b,A\n");
        Path other = Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("test.jsonl"), "{\"text\": \"q\"}\n");

        assertThatThrownBy(() -> Benchmark.readNamed(List.of(one, other)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'test'");
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
