package dev.parley.dataset.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.dataset.build.SortKey;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.ReleasedConversation;
import dev.parley.dataset.release.WrittenRelease;
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
        return Release.open(WrittenRelease.write(folder.resolve(name), Columns.LMSYS, inOrder));
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
