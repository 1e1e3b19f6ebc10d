package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.dataset.Engine;
import dev.parley.dataset.relation.RelationRule.Duplicates;
import dev.parley.dataset.relation.RelationRule.FrequencyCap;
import dev.parley.dataset.relation.RelationRule.Limit;
import dev.parley.dataset.relation.RelationRule.Size;
import dev.parley.dataset.relation.RelationRule.StratifiedSample;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelationsTest {
    private static final String QUESTION =
            "Please explain to a curious child of nine why the sky is blue at noon and red in the evening";

    private static final String ANSWER =
            "Sunlight is made of all colours, and the air scatters the blue ones more than the red ones, so blue light comes "
                    + "to us from everywhere; in the evening the light has come a long way and only red is left of it";

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Engine.start("local[2]", Map.of("spark.sql.shuffle.partitions", "3"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void theEarliestOfEqualConversationsStaysWhateverTheCaseAndSpace() {
        assertThat(resolve(
                        duplicates(Relation.EXACT_CONVERSATION),
                        chat("late", 3, QUESTION, ANSWER),
                        chat("early", 1, QUESTION, ANSWER),
                        chat("middle", 2, "  " + QUESTION.toUpperCase(Locale.ROOT), ANSWER),
                        chat("other", 0, QUESTION, "No.")))
                .containsExactly("late goes for early, 1.00 of 3", "middle goes for early, 1.00 of 3");
    }

    @Test
    void theKeeperIsOneOfTheSurvivors() {
        assertThat(resolveAmong(
                        List.of("late", "middle"),
                        List.of(duplicates(Relation.EXACT_CONVERSATION)),
                        chat("late", 3, QUESTION, ANSWER),
                        chat("early", 1, QUESTION, ANSWER),
                        chat("middle", 2, QUESTION, ANSWER)))
                .containsExactly("late goes for middle, 1.00 of 2");
    }

    @Test
    void shortPromptsAreRelatedByTheirExactText() {
        assertThat(resolve(
                        duplicates(Relation.EXACT_PROMPT),
                        chat("one", 1, "hi", "Hello!"),
                        chat("two", 2, "Hi", "Good day!"),
                        chat("three", 3, "ho", "Hello!")))
                .containsExactly("two goes for one, 1.00 of 2");
    }

    @Test
    void nearConversationsNameTheSimilarityToTheirKeeper() {
        assertThat(resolve(
                        duplicates(Relation.NEAR_CONVERSATION),
                        chat("original", 1, QUESTION, ANSWER),
                        chat("edited", 2, QUESTION, ANSWER + " then"),
                        chat("other", 3, QUESTION, "Nobody knows why it is so, least of all the people who say they do")))
                .containsExactly("edited goes for original, 0.98 of 2");
    }

    @Test
    void copiesOfAnEditedCopyGoForTheSameKeeper() {
        assertThat(resolve(
                        duplicates(Relation.NEAR_CONVERSATION),
                        chat("edited", 2, QUESTION, ANSWER + " then"),
                        chat("edited again", 3, QUESTION, ANSWER + " then"),
                        chat("original", 1, QUESTION, ANSWER)))
                .containsExactly(
                        "edited again goes for original, 0.98 of 3", "edited goes for original, 0.98 of 3");
    }

    @Test
    void aChatThatWentOnReplacesItsBeginnings() {
        assertThat(resolve(
                        duplicates(Relation.PREFIX),
                        chat("first turn", 1, "hi", "Hello!"),
                        chat("first turn, again", 2, "hi", "Hello!"),
                        chat("second turn", 3, "hi", "Hello!", "bye", "Bye!"),
                        chat("third turn", 4, "hi", "Hello!", "bye", "Bye!", "you there?", "Yes."),
                        chat("went elsewhere", 5, "hi", "Hello!", "ho", "What?")))
                .containsExactly(
                        "first turn goes for third turn, 0.33 of 4",
                        "first turn, again goes for third turn, 0.33 of 4",
                        "second turn goes for third turn, 0.67 of 4");
    }

    @Test
    void anAnswerThatWasAskedForAgainIsRegenerated() {
        assertThat(resolve(
                        duplicates(Relation.REGENERATED),
                        by("ann", "m", chat("first", 1, "hi", "Hello!")),
                        by("ann", "m", chat("second", 2, "hi", "Hi!")),
                        by("ann", "other model", chat("third", 3, "hi", "Hi there!")),
                        by("bob", "m", chat("fourth", 4, "hi", "Hey!"))))
                .containsExactly("second goes for first, 0.50 of 2");
    }

    @Test
    void whatOneRuleDropsIsNoKeeperOfTheNext() {
        Conversation beginning = chat("beginning", 1, QUESTION, ANSWER);
        Conversation whole = chat("whole", 2, QUESTION, ANSWER, "Thanks", "Welcome");
        assertThat(resolveAmong(
                        List.of("beginning", "whole"),
                        List.of(duplicates(Relation.PREFIX), duplicates(Relation.NEAR_CONVERSATION)),
                        beginning,
                        whole))
                .containsExactly("beginning goes for whole, 0.50 of 2");
    }

    @Test
    void aRuleThatOnlyTagsLeavesItsConversationsToTheNext() {
        Conversation beginning = chat("beginning", 1, QUESTION, ANSWER);
        Conversation whole = chat("whole", 2, QUESTION, ANSWER, "Thanks", "Welcome");
        assertThat(resolveAmong(
                        List.of("beginning", "whole"),
                        List.of(
                                new Duplicates(Relation.PREFIX, 1, false),
                                duplicates(Relation.NEAR_CONVERSATION)),
                        beginning,
                        whole))
                .containsExactly(
                        "beginning goes for whole, 0.50 of 2", "whole goes for beginning, 0.97 of 2");
    }

    @Test
    void aMemberIsMeasuredAgainstItsKeeperEvenIfTheyAreFarApart() {
        String[] words = IntStream.range(0, 60).mapToObj(i -> "word" + i).toArray(String[]::new);
        Conversation[] chain = IntStream.range(0, 8)
                .mapToObj(i -> chat("link " + i, i, String.join(" ", Arrays.copyOfRange(words, 3 * i, 3 * i + 36))))
                .toArray(Conversation[]::new);
        assertThat(resolve(duplicates(Relation.NEAR_PROMPT, 0.7), chain))
                .hasSize(7)
                .contains("link 1 goes for link 0, 0.83 of 8", "link 6 goes for link 0, 0.28 of 8");
    }

    @Test
    void aCapKeepsSoManyOfAPromptByTheHashOfTheirIds() {
        Conversation[] chats = IntStream.range(0, 10)
                .mapToObj(i -> chat("chat " + i, i, QUESTION, "Answer " + i))
                .toArray(Conversation[]::new);
        assertThat(resolve(new FrequencyCap(Relation.EXACT_PROMPT, 1, new Limit.Fixed(8), true), chats))
                .containsExactly("chat 8 goes, of 10", "chat 9 goes, of 10");
    }

    @Test
    void promptsOfOneTemplateAreCappedTogether() {
        Conversation[] chats = IntStream.range(0, 5)
                .mapToObj(i -> chat("chat " + i, i, "What is " + i + " plus 7?", "It is " + (i + 7)))
                .toArray(Conversation[]::new);
        assertThat(resolve(new FrequencyCap(Relation.TEMPLATE, 1, new Limit.Fixed(2), true), chats))
                .hasSize(3);
    }

    @Test
    void theCapOfLmsysIsAQuantileOfHowOftenPromptsOccur() {
        Conversation[] chats = IntStream.range(0, 15)
                .mapToObj(i -> chat("chat " + i, i, i < 10 ? "the same" : "different " + i, "Answer"))
                .toArray(Conversation[]::new);
        assertThat(resolve(new FrequencyCap(Relation.EXACT_PROMPT, 1, new Limit.Quantile(0.9), true), chats))
                .as("counts 10,1,1,1,1,1: the .9 quantile is 5.5, cut to 5")
                .hasSize(5);
    }

    @Test
    void aSampleLeavesSoManyOfEachModelLanguageAndDay() {
        Conversation[] chats = IntStream.range(0, 40)
                .mapToObj(i -> by("ann", i % 4 == 0 ? "a" : "b", chat("chat " + i, i % 2 * 86_400L, "hi " + i)))
                .toArray(Conversation[]::new);
        assertThat(resolve(new StratifiedSample(7, new Size.PerStratum(6), true), chats))
                .as("strata of 10 (a, first day), 10 (b, first day) and 20 (b, second day) conversations")
                .hasSize(4 + 4 + 14);
    }

    @Test
    void aSampleOfSoManyInAllIsSharedOutInProportion() {
        Conversation[] chats = IntStream.range(0, 40)
                .mapToObj(i -> by("ann", i % 4 == 0 ? "a" : "b", chat("chat " + i, i % 2 * 86_400L, "hi " + i)))
                .toArray(Conversation[]::new);
        assertThat(resolve(new StratifiedSample(7, new Size.Total(8), true), chats))
                .hasSize(32)
                .filteredOn(verdict -> verdict.endsWith("of 20"))
                .hasSize(16);
    }

    @Test
    void aThresholdBelowTheFloorIsRefused() {
        assertThatThrownBy(() -> new Duplicates(Relation.NEAR_PROMPT, 0.3, true))
                .isInstanceOf(InputException.class)
                .hasMessage("The threshold of 'near-prompt' must be from 0.5 to 1, not 0.3.");
    }

    private static Duplicates duplicates(Relation relation) {
        return duplicates(relation, 0.8);
    }

    private static Duplicates duplicates(Relation relation, double threshold) {
        return new Duplicates(relation, threshold, true);
    }

    private static Conversation chat(String id, long second, String... texts) {
        List<Message> messages = IntStream.range(0, texts.length)
                .mapToObj(i -> i % 2 == 0 ? Message.user(texts[i]) : Message.assistant(texts[i]))
                .toList();
        return new Conversation(
                id, "m", messages, Optional.empty(), Optional.of(Instant.ofEpochSecond(second)), Attributes.NONE);
    }

    private static Conversation by(String user, String model, Conversation chat) {
        return new Conversation(
                chat.id(), model, chat.messages(), Optional.of(user), chat.time(), chat.attributes());
    }

    private static List<String> resolve(RelationRule rule, Conversation... conversations) {
        return resolveAmong(
                Arrays.stream(conversations).map(Conversation::id).toList(), List.of(rule), conversations);
    }

    private static List<String> resolveAmong(
            List<String> survivors, List<RelationRule> rules, Conversation... conversations) {
        Dataset<Row> annotated = AnnotatedTable.of(spark, List.of(conversations));
        Dataset<Row> pairs = Relations.pairs(annotated, Relations.candidates(annotated));
        Dataset<Row> among = spark.createDataset(survivors, Encoders.STRING()).toDF("conversation_id");
        return Relations.resolve(annotated, pairs, among, rules).collectAsList().stream()
                .map(RelationsTest::describe)
                .sorted()
                .toList();
    }

    private static String describe(Row verdict) {
        String id = verdict.getString(0);
        return verdict.isNullAt(3)
                ? "%s goes, of %d".formatted(id, verdict.getLong(5))
                : String.format(
                        Locale.ROOT,
                        "%s goes for %s, %.2f of %d",
                        id,
                        verdict.getString(3),
                        verdict.getDouble(4),
                        verdict.getLong(5));
    }
}
