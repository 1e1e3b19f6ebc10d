package dev.parley.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.dataset.Engine;
import dev.parley.dataset.contamination.Benchmark;
import dev.parley.dataset.contamination.ContaminationReport;
import dev.parley.dataset.contamination.Judge;
import dev.parley.dataset.contamination.ReleaseContamination;
import dev.parley.dataset.decision.Verdict;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import dev.parley.dataset.release.Release;
import dev.parley.text.encoder.Encoder;
import dev.parley.text.encoder.StaticVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of logs in which questions of a benchmark were planted. */
class ContaminatedBuildTest {
    private static final String RIVERS =
            "Which of the rivers of northern Europe carries the most water to the sea, and through which countries?";
    private static final String EGGS = "How long does it take to boil an egg?";

    private static final Map<String, String> PROMPTS = Map.of(
            "copied", "Quiz time. " + RIVERS + " Answer briefly!",
            "rephrased", "For how many minutes must an egg be boiled?",
            "innocent", "Write a limerick about a cat that is afraid of its own shadow.",
            "kindred", "Name three rivers that flow through more than one country, please.");

    @TempDir
    private static Path shared;

    private static SparkSession spark = Engine.start("local[2]", Map.of());

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeLogs() throws IOException {
        var json = new ObjectMapper();
        var lines = new ArrayList<String>();
        for (Map.Entry<String, String> prompt : PROMPTS.entrySet()) {
            var row = json.createObjectNode().put("conversation_id", prompt.getKey()).put("model", "heron-13b");
            row.putArray("conversation")
                    .add(json.createObjectNode().put("role", "user").put("content", prompt.getValue()))
                    .add(json.createObjectNode().put("role", "assistant").put("content", "I would rather not say: "
                            + prompt.getKey() + "."));
            lines.add(row.toString());
        }
        Files.write(shared.resolve("logs.jsonl"), lines);
        Files.writeString(shared.resolve("quiz.txt"), RIVERS + "\n" + EGGS + "\n");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void conversationsWithQuestionsOfABenchmarkAreDroppedAndOthersAreNot() {
        build(recipe(shared.resolve("quiz.txt")));

        assertThat(released()).containsExactlyInAnyOrder("innocent", "kindred");
    }

    @Test
    void theLedgerNamesTheWayTheBenchmarkAndTheQuestion() {
        build(recipe(shared.resolve("quiz.txt")));

        Archive archive = Archive.of(output().toString());
        assertThat(archive.decision("copied").verdicts()).anySatisfy(verdict -> {
            assertThat(verdict.rule()).isEqualTo("contaminated");
            assertThat(verdict.signal()).isEqualTo("contamination.same-words.quiz.line-1");
            assertThat(verdict.action()).isEqualTo(Action.DROP);
            assertThat(PROMPTS.getOrDefault("copied", "").substring(verdict.start(), verdict.end()))
                    .isEqualTo(RIVERS.substring(0, RIVERS.length() - 1));
        });
        assertThat(archive.decision("rephrased").verdicts())
                .filteredOn(verdict -> verdict.rule().equals("contaminated-rephrased"))
                .extracting(Verdict::signal)
                .containsExactly("contamination.same-meaning.quiz.line-2");
    }

    @Test
    void anotherActionNeedsNoNewAnnotations() {
        build(recipe(shared.resolve("quiz.txt")));
        var annotated = TreeContents.times(Path.of(output() + ".work", "annotated"));

        build(recipe(shared.resolve("quiz.txt"), "rules: {contaminated-rephrased: {action: tag}}"));

        assertThat(TreeContents.times(Path.of(output() + ".work", "annotated"))).isEqualTo(annotated);
        assertThat(released()).containsExactlyInAnyOrder("innocent", "kindred", "rephrased");
    }

    @Test
    void otherQuestionsInTheSameFileAreLookedForAnew() throws IOException {
        Path questions = Files.writeString(folder.resolve("quiz.txt"), EGGS + "\n");
        build(recipe(questions));
        assertThat(released()).contains("copied");

        Files.writeString(questions, RIVERS + "\n");
        build(recipe(questions));

        assertThat(released()).contains("rephrased").doesNotContain("copied");
    }

    @Test
    void coresDoNotMatter() {
        build(recipe(shared.resolve("quiz.txt")));
        Map<String, String> two = TreeContents.of(output());
        spark.stop();
        spark = Engine.start("local[1]", Map.of());

        Path alone = folder.resolve("alone");
        var unused = new Build(spark, Progress.SILENT).run(order(recipe(shared.resolve("quiz.txt")), alone));

        assertThat(TreeContents.of(alone)).isEqualTo(two);
    }

    @Test
    void filesOfQuestionsThatAreNotThereOrOfOneNameAreClearErrors() throws IOException {
        Path twin = Files.writeString(folder.resolve("quiz.txt"), "one?\n");

        assertThatThrownBy(() -> build(recipe(folder.resolve("missing.csv"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("missing.csv");
        assertThatThrownBy(() -> build(RecipeReader.parse(
                        "annotate: {moderator: none, contamination: {questions: ['%s', '%s']}}"
                                .formatted(twin, shared.resolve("quiz.txt")),
                        "test")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'quiz'");
    }

    @Test
    void whatIsFoundInAReleaseIsTakenOutForGoodAndCountedAsContamination() {
        build(RecipeReader.parse("annotate: {moderator: none}", "test"));
        assertThat(released()).hasSize(4);

        new Takedown(spark, Progress.SILENT)
                .run(output().toString(), Tombstones.ofContaminated(look().removable()));

        assertThat(released()).containsExactlyInAnyOrder("innocent", "kindred");
        assertThat(Release.open(output()).manifest().path("conversations").path("removed").toString())
                .contains("{\"step\":\"takedown\",\"reason\":\"contamination\",\"conversations\":2}");
        assertThat(Tombstones.beside(output().toString()).contaminated())
                .isEqualTo(Map.of("copied", "quiz line 1, same words", "rephrased", "quiz line 2, same meaning"));
        Map<String, String> cleaned = TreeContents.of(output());
        build(RecipeReader.parse("annotate: {moderator: none}", "test"));
        assertThat(TreeContents.of(output())).isEqualTo(cleaned);
    }

    @Test
    void whatARuleDropsIsNotCountedAsTakenOut() {
        build(RecipeReader.parse("annotate: {moderator: none}", "test"));
        new Takedown(spark, Progress.SILENT)
                .run(output().toString(), Tombstones.ofContaminated(look().removable()));

        build(recipe(shared.resolve("quiz.txt"), "rules: {contaminated-rephrased: {action: tag}}"));

        assertThat(Release.open(output()).manifest().path("conversations").path("removed").toString())
                .contains("{\"step\":\"decide\",\"reason\":\"contaminated\",\"conversations\":1}")
                .contains("{\"step\":\"takedown\",\"reason\":\"contamination\",\"conversations\":1}");
    }

    @Test
    void aJudgeIsAskedOnlyAboutWhatIsNotInTheSameWords() {
        build(RecipeReader.parse("annotate: {moderator: none}", "test"));
        var asked = new ArrayList<String>();

        ContaminationReport report = look((question, text) -> {
            asked.add(question + " / " + text);
            return false;
        });

        assertThat(asked).containsExactly(EGGS + " / " + PROMPTS.get("rephrased"));
        assertThat(report.benchmarks().getFirst().findings())
                .extracting(ContaminationReport.Finding::conversation)
                .containsExactly("copied");
    }

    private ContaminationReport look() {
        return look(Judge.NONE);
    }

    private ContaminationReport look(Judge judge) {
        try (StaticVectors fast = StaticVectors.load();
                Encoder encoder = Encoder.loadWide()) {
            return new ReleaseContamination(spark, fast, encoder, judge, Progress.SILENT)
                    .run(output().toString(), List.of(Benchmark.read(shared.resolve("quiz.txt"))), 0.7);
        }
    }

    private void build(Recipe recipe) {
        var unused = new Build(spark, Progress.SILENT).run(order(recipe, output()));
    }

    private static BuildOrder order(Recipe recipe, Path output) {
        return new BuildOrder(
                List.of(shared.resolve("logs.jsonl").toString()), output.toString(), recipe, shared.resolve("pseudonym.key"));
    }

    private Path output() {
        return folder.resolve("release");
    }

    private static Recipe recipe(Path questions) {
        return recipe(questions, "");
    }

    private static Recipe recipe(Path questions, String more) {
        return RecipeReader.parse(
                "annotate: {moderator: none, contamination: {questions: ['%s']}}\n%s".formatted(questions, more), "test");
    }

    private Set<String> released() {
        var ids = new ArrayList<String>();
        for (Path shard : Release.open(output()).shards()) {
            try (ParquetRows rows = ParquetRows.open(shard)) {
                rows.forEachRemaining(row -> ids.add(row.path("conversation_id").asText()));
            }
        }
        return ids.stream().collect(Collectors.toSet());
    }
}
