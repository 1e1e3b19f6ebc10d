package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.dataset.Engine;
import dev.parley.dataset.parquet.LmsysSchema;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.text.encoder.StaticVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicFinderTest {
    private static final List<String> SUBJECTS = List.of(
            "Which recipe for %s soup with potatoes and onions cooks in half an hour?",
            "Write a Python function that sorts the list of %s integers in memory.",
            "How do planets like %s orbit the sun and other stars in the galaxy?");
    private static final List<String> FILLERS = List.of(
            "red", "green", "large", "tiny", "warm", "cold", "round", "old", "new", "sweet", "plain", "quick");

    private static final SparkSession SPARK = Engine.start("local[2]", Map.of("spark.sql.shuffle.partitions", "2"));
    private static final StaticVectors VECTORS = StaticVectors.load();

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        SPARK.stop();
    }

    @Test
    void promptsOfOneSubjectAreOneTopic() throws IOException {
        Path release = release("one", 1, 36);

        TopicReport report = find(order(release, Optional.empty()));

        assertThat(report.topics()).hasSize(3).allSatisfy(topic -> {
            assertThat(topic.prompts()).isEqualTo(12);
            assertThat(topic.template()).isNotEmpty();
            assertThat(topic.nearest()).hasSize(12);
            assertThat(topic.models()).containsOnlyKeys("wren", "gull");
        });
        assertThat(report.topics()).anySatisfy(topic -> assertThat(topic.label()).contains("python"));
    }

    @Test
    void theyAreAddedToTheReleaseAndItsManifest() throws IOException {
        Path release = release("one", 1, 36);

        TopicReport report = find(order(release, Optional.empty()));

        assertThat(TopicReport.of(release.toString())).contains(report);
        JsonNode manifest = new ObjectMapper().readTree(release.resolve("manifest.json").toFile());
        assertThat(manifest.path("files").findValuesAsText("name")).containsExactly("topics.json", "topics.parquet");
        try (ParquetRows rows = ParquetRows.open(release.resolve("topics.parquet"))) {
            assertThat(rows.next().path("conversation_id").asText()).isEqualTo("c100");
        }
    }

    @Test
    void howTheReleaseIsSplitMakesNoDifference() throws IOException {
        Path whole = release("whole", 1, 36);
        Path split = release("split", 4, 36);

        find(order(whole, Optional.empty()));
        find(order(split, Optional.empty()));

        for (String file : List.of("topics.json", "topics.parquet")) {
            assertThat(split.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
    }

    @Test
    void topicsOfAnEarlierReleaseKeepTheirNumbers() throws IOException {
        Path before = release("before", 1, 36);
        Path after = release("after", 1, 30);
        TopicReport old = find(order(before, Optional.empty()));

        TopicReport report = find(order(after, Optional.of(before.toString())));

        assertThat(report.topics()).allSatisfy(topic -> {
            assertThat(topic.previous()).isNotEmpty();
            assertThat(old.topics()).anySatisfy(other -> {
                assertThat(other.id()).isEqualTo(topic.id());
                assertThat(other.label()).isEqualTo(topic.previous().getFirst().label());
            });
        });
    }

    @Test
    void aTopicOfTooFewConversationsIsNotPublished() throws IOException {
        Path release = release("few", 1, 36);
        var order = new TopicOrder(
                release.toString(), "", 32, 1536, OptionalInt.of(3), TopicOrder.Start.WARD, 3, 13, .95, 100, 1, Optional.empty());

        TopicReport report = find(order);

        assertThat(report.topics()).isEmpty();
        assertThat(report.points()).isEmpty();
        assertThat(report.unpublishedPrompts()).isEqualTo(36);
    }

    @Test
    void whatSaysTheSameAgainIsADuplicateOfTheFirst() throws IOException {
        Path release = release("twice", 1, 36, "Which recipe for red soup with potatoes and onions cooks in half an hour?",
                "Which recipe for red soup with onions and potatoes cooks in half an hour ?");

        TopicReport report = find(near(release, 5));

        assertThat(report.exactDuplicates()).isOne();
        assertThat(report.semanticDuplicates()).isOne();
        try (ParquetRows rows = ParquetRows.open(release.resolve("topics.parquet"))) {
            var duplicates = new ArrayList<String>();
            rows.forEachRemaining(row -> {
                if (row.hasNonNull("duplicate")) {
                    duplicates.add(row.path("duplicate").asText() + " of " + row.path("duplicate_of").asText());
                }
            });
            assertThat(duplicates).containsExactly("exact of c100", "semantic of c100");
        }
    }

    @Test
    void groupsOfDuplicatesAreToldIfEnoughPeopleWroteThem() throws IOException {
        String prompt = "Which recipe for red soup with potatoes and onions cooks in half an hour?";
        Path release = release("often", 1, 36, prompt, prompt, prompt, prompt.replace("?", " ?"), prompt);

        assertThat(find(near(release, 5)).duplicates()).singleElement().satisfies(group -> {
            assertThat(group.prompts()).isEqualTo(6);
            assertThat(group.texts()).isEqualTo(2);
            assertThat(group.example()).isEqualTo(prompt);
        });
        assertThat(find(near(release, 7)).duplicates()).isEmpty();
    }

    @Test
    void aPromptLikeNoOtherIsAnOutlierAndNeverShown() throws IOException {
        String odd = "Zxcv qwpt blorf gnarl 77421 wump fizzlebaum, or not?";
        Path release = release("odd", 1, 36, odd);

        TopicReport report = find(order(release, Optional.empty()));

        assertThat(report.outliers()).isOne();
        assertThat(report.topics()).isNotEmpty().allSatisfy(topic -> assertThat(topic.examples()).doesNotContain(odd));
    }

    @Test
    void aTextThatTheVectorsKnowNothingOfHasNoTopic() throws IOException {
        Path release = release("unknown", 1, 36, "ทำไมท้องฟ้าเป็นสีฟ้าในตอนกลางวัน และมืดในตอนกลางคืน");

        TopicReport report = find(order(release, Optional.empty()));

        assertThat(report.withoutVector()).isOne();
        assertThat(report.prompts()).isEqualTo(36);
    }

    @Test
    void aFolderWithoutAReleaseIsRefused() {
        assertThatThrownBy(() -> find(order(folder, Optional.empty())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no release");
    }

    /** Texts that differ in a word are no duplicates. */
    private static TopicOrder near(Path release, int minConversations) {
        return new TopicOrder(
                release.toString(), "English", 32, 1536, OptionalInt.of(3), TopicOrder.Start.WARD, 3, minConversations, .999, 100,
                1, Optional.empty());
    }

    private static TopicOrder order(Path release, Optional<String> previous) {
        return new TopicOrder(
                release.toString(), "English", 32, 1536, OptionalInt.of(3), TopicOrder.Start.WARD, 3, 5, .95, 100, 1, previous);
    }

    private static TopicReport find(TopicOrder order) {
        return new TopicFinder(SPARK, VECTORS, Labeller.TERMS, Progress.SILENT).run(order);
    }

    /** A release of prompts on three subjects, and such further ones, each in a conversation of its own. */
    private Path release(String name, int shards, int conversations, String... further) throws IOException {
        Path release = folder.resolve(name);
        for (int shard = 0; shard < shards; shard++) {
            Path file = release.resolve("data/train-%05d-of-%05d.parquet".formatted(shard, shards));
            try (RowWriter rows = new RowFormat(LmsysSchema.SCHEMA).create(file)) {
                for (int i = shard; i < conversations; i += shards) {
                    rows.write(conversation(i, SUBJECTS.get(i % 3).formatted(FILLERS.get(i / 3))));
                }
                for (int i = 0; i < further.length; i++) {
                    rows.write(conversation(conversations + i, further[i]));
                }
                rows.finish();
            }
        }
        Files.writeString(release.resolve("manifest.json"), "{\"files\": []}");
        return release;
    }

    private static Row conversation(int number, String prompt) {
        return RowFactory.create(
                "c" + (100 + number),
                number % 2 == 0 ? "wren" : "gull",
                List.of(RowFactory.create(prompt, "user"), RowFactory.create("Well.", "assistant")),
                1L,
                "English",
                List.of(),
                false);
    }
}
