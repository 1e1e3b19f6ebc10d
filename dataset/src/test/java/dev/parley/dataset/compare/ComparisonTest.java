package dev.parley.dataset.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.dataset.build.SortKey;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.ReleasedConversation;
import dev.parley.dataset.release.WrittenRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class ComparisonTest {
    private Path folder = Path.of("");

    @BeforeProperty
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory("parley-comparison");
    }

    @AfterProperty
    void removeFolder() throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Models and texts by id: a release as the slow way sees it. */
    @Provide
    Arbitrary<Map<String, String>> releases() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(1, 12).map(number -> "c-" + number),
                        Arbitraries.of("otter-7b", "heron-13b"))
                .ofMaxSize(8);
    }

    @Property(tries = 40)
    void itIsWhatTwoMapsSay(
            @ForAll("releases") Map<String, String> before, @ForAll("releases") Map<String, String> after) {
        Comparison found = Comparison.of(write("before", before), write("after", after));

        assertThat(found.before()).isEqualTo(before.size());
        assertThat(found.after()).isEqualTo(after.size());
        assertThat(found.added()).isEqualTo(count(after, id -> !before.containsKey(id)));
        assertThat(found.removed()).isEqualTo(count(before, id -> !after.containsKey(id)));
        assertThat(found.changed()).isEqualTo(count(
                after, id -> before.containsKey(id) && !after.getOrDefault(id, "").equals(before.get(id))));
    }

    @Property(tries = 20)
    void aReleaseDoesNotDifferFromItself(@ForAll("releases") Map<String, String> conversations) {
        Release release = write("one", conversations);

        Comparison found = Comparison.of(release, release);

        assertThat(found.added() + found.removed() + found.changed() + found.renamed()).isZero();
        assertThat(found.dimensions()).allMatch(dimension -> dimension.drift() == 0);
    }

    @Property(tries = 20)
    void backwardsIsTheOtherWayAround(
            @ForAll("releases") Map<String, String> before, @ForAll("releases") Map<String, String> after) {
        Release one = write("before", before);
        Release other = write("after", after);

        Comparison there = Comparison.of(one, other);
        Comparison back = Comparison.of(other, one);

        assertThat(back.added()).isEqualTo(there.removed());
        assertThat(back.removed()).isEqualTo(there.added());
        assertThat(back.changed()).isEqualTo(there.changed());
        assertThat(back.changedColumns()).isEqualTo(there.changedColumns());
        assertThat(back.dimensions().stream().map(Dimension::drift))
                .containsExactlyElementsOf(there.dimensions().stream().map(Dimension::drift).toList());
    }

    /** Topics by id, some of no published topic; a conversation that is not named has no prompt with a topic. */
    @Provide
    Arbitrary<Map<String, Integer>> topics() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(1, 12).map(number -> "c-" + number),
                        Arbitraries.integers().between(0, 3))
                .ofMaxSize(12);
    }

    @Property(tries = 40)
    void byTopicItIsWhatMapsSay(
            @ForAll("releases") Map<String, String> before,
            @ForAll("topics") Map<String, Integer> oldTopics,
            @ForAll("releases") Map<String, String> after,
            @ForAll("topics") Map<String, Integer> newTopics) {
        Release one = write("before", before);
        Release other = write("after", after);
        new WrittenTopics("m").topic(0, "poems").topic(1, "recipes").topic(2, "code").prompts(oldTopics).into(one.folder());
        new WrittenTopics("n").topic(0, "recipes").topic(1, "poems").topic(2, "law").prompts(newTopics).into(other.folder());
        List<String> oldNames = List.of("poems", "recipes", "code", "(rare topics)");
        List<String> newNames = List.of("recipes", "poems", "law", "(rare topics)");
        Predicate<String> changes = id -> !before.getOrDefault(id, "").equals(after.get(id));

        Dimension found = topic(Comparison.of(one, other));

        assertThat(found.values()).allSatisfy(value -> {
            Predicate<String> old = id -> value.name().equals(name(id, oldTopics, oldNames));
            Predicate<String> now = id -> value.name().equals(name(id, newTopics, newNames));
            assertThat(value.before()).isEqualTo(count(before, old));
            assertThat(value.after()).isEqualTo(count(after, now));
            assertThat(value.removed()).isEqualTo(count(before, old.and(id -> !after.containsKey(id))));
            assertThat(value.added()).isEqualTo(count(after, now.and(id -> !before.containsKey(id))));
            assertThat(value.changed()).isEqualTo(count(after, now.and(before::containsKey).and(changes)));
        });
        assertThat(found.values().stream().mapToLong(Dimension.Value::before).sum()).isEqualTo(before.size());
        assertThat(found.values().stream().mapToLong(Dimension.Value::after).sum()).isEqualTo(after.size());
    }

    private static String name(String id, Map<String, Integer> topics, List<String> names) {
        return topics.containsKey(id) ? names.get(topics.getOrDefault(id, 0)) : "(no topic)";
    }

    @Property(tries = 1)
    void theFirstPromptWithATopicCounts() {
        Release release = write("one", Map.of("c-1", "otter-7b"));
        new WrittenTopics("m").topic(0, "poems").topic(1, "recipes").prompts("c-1", 1, 0, 0).into(release.folder());

        assertThat(topic(Comparison.of(release, release)).values())
                .containsExactly(new Dimension.Value("recipes", 1, 1, 0, 0, 0));
    }

    @Property(tries = 1)
    void aTopicThatGoesOnUnderAnotherLabelIsTheSame() {
        Release before = write("before", Map.of("c-1", "otter-7b"));
        Release after = write("after", Map.of("c-1", "otter-7b"));
        new WrittenTopics("m").topic(4, "poems").prompts("c-1", 4).into(before.folder());
        new WrittenTopics("m").goneOn(4, "verses", "poems").prompts("c-1", 4).into(after.folder());

        Dimension found = topic(Comparison.of(before, after));

        assertThat(found.values()).containsExactly(new Dimension.Value("verses", 1, 1, 0, 0, 0));
        assertThat(found.drift()).isZero();
    }

    @Property(tries = 1)
    void numbersOfTopicsThatWereFoundApartMeanNothing() {
        Release before = write("before", Map.of("c-1", "otter-7b"));
        Release after = write("after", Map.of("c-1", "otter-7b"));
        new WrittenTopics("m").topic(0, "poems").prompts("c-1", 0).into(before.folder());
        new WrittenTopics("n").goneOn(0, "recipes", "cakes").prompts("c-1", 0).into(after.folder());

        assertThat(topic(Comparison.of(before, after)).drift()).isEqualTo(1);
    }

    @Property(tries = 1)
    void withoutTopicsNothingIsSaidOfThem() {
        Release release = write("one", Map.of("c-1", "otter-7b"));

        assertThat(Comparison.of(release, release).dimensions()).noneMatch(one -> one.name().equals(Comparison.TOPIC));
    }

    private static Dimension topic(Comparison comparison) {
        return comparison.dimensions().stream()
                .filter(dimension -> dimension.name().equals(Comparison.TOPIC))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 1)
    void theSameMessagesUnderAnotherIdAreFound() {
        Release before = release("before", List.of(conversation("c-1", "otter-7b", "How far is the moon?")));
        Release after = release("after", List.of(conversation("c-2", "otter-7b", "How far is the moon?")));

        assertThat(Comparison.of(before, after).renamed()).isOne();
    }

    private static long count(Map<String, String> release, Predicate<String> wanted) {
        return release.keySet().stream().filter(wanted).count();
    }

    private Release write(String name, Map<String, String> models) {
        return release(name, new TreeMap<>(models).entrySet().stream()
                .map(entry -> conversation(entry.getKey(), entry.getValue(), "Text of " + entry.getKey()))
                .toList());
    }

    private Release release(String name, List<ReleasedConversation> conversations) {
        List<ReleasedConversation> inOrder = conversations.stream()
                .sorted(Comparator.comparingLong(one -> SortKey.of(one.conversation().id())))
                .toList();
        try {
            Path own = Files.createTempDirectory(folder, name);
            return Release.open(WrittenRelease.write(own.resolve(name), Columns.LMSYS, inOrder));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static ReleasedConversation conversation(String id, String model, String prompt) {
        ReleasedConversation sample = WrittenRelease.conversations().getFirst();
        return new ReleasedConversation(
                new Conversation(id, model, List.of(Message.user(prompt), Message.assistant("Far."))),
                sample.source(),
                sample.annotation(),
                false,
                Map.of(),
                List.of(),
                List.of());
    }
}
