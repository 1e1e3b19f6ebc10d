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

    private static final Recipe PLAIN = RecipeReader.parse("annotate: {moderator: none}", "test");

    @TempDir
    private static Path shared;

    private static SparkSession spark = Engine.start("local[2]", Map.of());

    @TempDir
    private Path folder;

    @BeforeAll
    static void buildOnce() throws IOException {
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
        build(recipe(""), shared.resolve("decontaminated"));
        build(PLAIN, shared.resolve("plain"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void conversationsWithQuestionsOfABenchmarkAreDroppedAndOthersAreNot() {
        assertThat(released(shared.resolve("decontaminated"))).containsExactlyInAnyOrder("innocent", "kindred");
    }

    @Test
    void theLedgerNamesTheWayTheBenchmarkAndTheQuestion() {
        Archive archive = Archive.of(shared.resolve("decontaminated").toString());

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
    void anotherActionNeedsNoNewAnnotations() throws IOException {
        Path release = copy("decontaminated");
        Map<String, String> annotated = TreeContents.of(Path.of(release + ".work", "annotated"));

        build(recipe("rules: {contaminated-rephrased: {action: tag}}"), release);

        assertThat(TreeContents.of(Path.of(release + ".work", "annotated"))).isEqualTo(annotated);
        assertThat(released(release)).containsExactlyInAnyOrder("innocent", "kindred", "rephrased");
    }

    @Test
    void otherQuestionsInAFileOfTheSameNameAreLookedForAnew() throws IOException {
        Path release = copy("decontaminated");
        Path questions = Files.writeString(folder.resolve("quiz.txt"), EGGS + "\n");

        build(recipe(questions, ""), release);

        assertThat(released(release)).containsExactlyInAnyOrder("innocent", "kindred", "copied");
    }

    @Test
    void coresDoNotMatter() {
        spark.stop();
        spark = Engine.start("local[1]", Map.of());

        build(recipe(""), folder.resolve("alone"));

        assertThat(TreeContents.of(folder.resolve("alone"))).isEqualTo(TreeContents.of(shared.resolve("decontaminated")));
    }

    @Test
    void filesOfQuestionsThatAreNotThereOrOfOneNameAreClearErrors() throws IOException {
        Path twin = Files.writeString(folder.resolve("quiz.txt"), "one?\n");
        Recipe missing = recipe(folder.resolve("missing.csv"), "");
        Recipe twice = RecipeReader.parse(
                "annotate: {contamination: {questions: ['%s', '%s']}}".formatted(twin, shared.resolve("quiz.txt")), "test");

        assertThatThrownBy(() -> Annotators.of(spark, missing.annotate()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("missing.csv");
        assertThatThrownBy(() -> Annotators.of(spark, twice.annotate()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'quiz'");
    }

    @Test
    void whatIsFoundInAReleaseIsTakenOutForGoodAndCountedAsContamination() throws IOException {
        Path release = copy("plain");

        Map<String, String> doomed = look(release, Judge.NONE).removable();
        new Takedown(spark, Progress.SILENT).run(release.toString(), Tombstones.ofContaminated(doomed));

        assertThat(doomed).isEqualTo(Map.of("copied", "quiz line 1, same words", "rephrased", "quiz line 2, same meaning"));
        assertThat(released(release)).containsExactlyInAnyOrder("innocent", "kindred");
        assertThat(removed(release)).contains("{\"step\":\"takedown\",\"reason\":\"contamination\",\"conversations\":2}");
        assertThat(Tombstones.beside(release.toString()).contaminated()).isEqualTo(doomed);
        Map<String, String> cleaned = TreeContents.of(release);
        build(PLAIN, release);
        assertThat(TreeContents.of(release)).isEqualTo(cleaned);
    }

    @Test
    void whatARuleDropsIsNotCountedAsTakenOut() throws IOException {
        Path release = copy("decontaminated");
        Tombstones.ofContaminated(Map.of("copied", "quiz line 1", "rephrased", "quiz line 2")).save(release.toString());

        build(recipe("rules: {contaminated-rephrased: {action: tag}}"), release);

        assertThat(removed(release))
                .contains("{\"step\":\"decide\",\"reason\":\"contaminated\",\"conversations\":1}")
                .contains("{\"step\":\"takedown\",\"reason\":\"contamination\",\"conversations\":1}");
    }

    @Test
    void aJudgeIsAskedOnlyAboutWhatIsNotInTheSameWords() throws IOException {
        var asked = new ArrayList<String>();

        ContaminationReport report = look(copy("plain"), (question, text) -> {
            asked.add(question + " / " + text);
            return false;
        });

        assertThat(asked).containsExactly(EGGS + " / " + PROMPTS.get("rephrased"));
        assertThat(report.benchmarks().getFirst().findings())
                .extracting(ContaminationReport.Finding::conversation)
                .containsExactly("copied");
    }

    private static ContaminationReport look(Path release, Judge judge) {
        try (StaticVectors fast = StaticVectors.load();
                Encoder encoder = Encoder.loadWide()) {
            return new ReleaseContamination(spark, fast, encoder, judge, Progress.SILENT)
                    .run(release.toString(), List.of(Benchmark.read(shared.resolve("quiz.txt"))), 0.7);
        }
    }

    private static void build(Recipe recipe, Path output) {
        var order = new BuildOrder(
                List.of(shared.resolve("logs.jsonl").toString()), output.toString(), recipe, shared.resolve("pseudonym.key"));
        var unused = new Build(spark, Progress.SILENT).run(order);
    }

    private static Recipe recipe(String more) {
        return recipe(shared.resolve("quiz.txt"), more);
    }

    private static Recipe recipe(Path questions, String more) {
        return RecipeReader.parse(
                "annotate: {moderator: none, contamination: {questions: ['%s']}}\n%s".formatted(questions, more), "test");
    }

    private static List<String> released(Path release) {
        var ids = new ArrayList<String>();
        for (Path shard : Release.open(release).shards()) {
            try (ParquetRows rows = ParquetRows.open(shard)) {
                rows.forEachRemaining(row -> ids.add(row.path("conversation_id").asText()));
            }
        }
        return ids;
    }

    private static String removed(Path release) {
        return Release.open(release).manifest().path("conversations").path("removed").toString();
    }

    /** A release of its own, with its workspace. */
    private Path copy(String name) throws IOException {
        copy(shared.resolve(name), folder.resolve("release"));
        copy(shared.resolve(name + ".work"), folder.resolve("release.work"));
        return folder.resolve("release");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
