package dev.parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaggerTest {
    private static final ModeratorId ID = new ModeratorId("words", "1");

    private final Tagger tagger = Tagger.of(new Words());

    /** Finds longer words more hateful, and cannot make out what is odd. */
    private static final class Words implements Moderator {
        @Override
        public ModeratorId id() {
            return ID;
        }

        @Override
        public Set<Category> categories() {
            return Set.of(Category.HATE);
        }

        @Override
        public Policy policy() {
            return new Policy("p", Map.of(Category.HATE, 0.5), Policy.Mode.OBSERVE);
        }

        @Override
        public List<Outcome> moderate(List<Message> messages) {
            return messages.stream().map(message -> outcome(message.content())).toList();
        }

        private static Outcome outcome(String text) {
            return text.equals("odd")
                    ? new Unmoderated(ID, "it is odd")
                    : new Assessment(ID, Map.of(Category.HATE, Math.min(1, text.length() / 7.0)));
        }
    }

    @Test
    void eachMessageGetsATagWithFourPlaces() {
        Tags tags = tagger.tag(List.of(conversation("hey", "hatred"))).getFirst();

        assertThat(tags.unmoderated()).isEmpty();
        assertThat(tags.moderations())
                .containsExactly(
                        new Moderation(Map.of(Category.HATE, 0.4286), Set.of()),
                        new Moderation(Map.of(Category.HATE, 0.8571), Set.of(Category.HATE)));
    }

    @Test
    void aConversationWithAnUnmoderatedMessageHasNoTagsAndSaysWhy() {
        List<Tags> tags = tagger.tag(List.of(conversation("hey", "odd"), conversation("hey")));

        assertThat(tags.get(0)).isEqualTo(new Tags(List.of(), Map.of(1, "it is odd")));
        assertThat(tags.get(1).moderations()).hasSize(1);
    }

    @Test
    void allCoresTagAsOneDoes() {
        List<Conversation> conversations = IntStream.range(0, 100)
                .mapToObj(i -> conversation("x".repeat(i % 9), i % 7 == 0 ? "odd" : "even"))
                .toList();

        assertThat(tagger.tagInParallel(conversations)).isEqualTo(tagger.tag(conversations));
    }

    @Test
    void nothingIsTaggedInNoTime() {
        assertThat(tagger.tagInParallel(List.of())).isEmpty();
    }

    private static Conversation conversation(String... texts) {
        return new Conversation("c", "m", List.of(texts).stream().map(Message::user).toList());
    }
}
