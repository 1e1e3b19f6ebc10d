package dev.parley.dataset.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.build.SortKey;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.WrittenRelease;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicRangesTest {
    private static final Map<Integer, String> NAMES = Map.of(0, "poems", 1, "recipes");

    @TempDir
    private Path folder;

    @Test
    void theTopicOfEachConversationIsInTheRangeOfItsKey() {
        Map<String, Integer> topics = IntStream.range(0, 500)
                .boxed()
                .collect(Collectors.toMap(number -> "conversation-" + number, number -> number % 2));
        var found = new TreeMap<String, String>();

        try (TopicRanges ranges = TopicRanges.of(release(topics), NAMES, 8)) {
            for (int range = 0; range < 8; range++) {
                int wanted = range;
                assertThat(ranges.range(range).keySet())
                        .isNotEmpty()
                        .allMatch(id -> SortKey.range(SortKey.of(id), 8) == wanted);
                found.putAll(ranges.range(range));
            }
        }

        var expected = new HashMap<String, String>();
        topics.forEach((id, topic) -> expected.put(id, NAMES.getOrDefault(topic, "")));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private Release release(Map<String, Integer> topics) {
        Path release = WrittenRelease.write(folder.resolve("release"), Columns.LMSYS);
        new WrittenTopics("m").topic(0, "poems").topic(1, "recipes").prompts(topics).into(release);
        return Release.open(release);
    }
}
