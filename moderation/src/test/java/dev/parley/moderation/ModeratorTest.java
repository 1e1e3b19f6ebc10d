package dev.parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModeratorTest {
    private static final ModeratorId ID = new ModeratorId("length", "1");

    /** Finds long messages violent and cannot read empty ones. */
    private static final Moderator MODERATOR = new Moderator() {
        @Override
        public ModeratorId id() {
            return ID;
        }

        @Override
        public Set<Category> categories() {
            return Set.of(Category.VIOLENCE);
        }

        @Override
        public Policy policy() {
            return new Policy("1", Map.of(Category.VIOLENCE, 0.5), Policy.Mode.FAIL_OPEN);
        }

        @Override
        public List<Outcome> moderate(List<Message> messages) {
            return messages.stream().map(message -> outcome(message.content().length())).toList();
        }

        private static Outcome outcome(int length) {
            return length == 0
                    ? new Unmoderated(ID, "The message is empty.")
                    : new Assessment(ID, Map.of(Category.VIOLENCE, Math.min(1.0, length / 10.0)));
        }
    };

    @Test
    void aConversationIsAsHarmfulAsItsWorstMessage() {
        assertThat(MODERATOR.moderate(conversation("12", "12345678", "1")))
                .isEqualTo(new Assessment(ID, Map.of(Category.VIOLENCE, 0.8)));
    }

    @Test
    void oneUnmoderatedMessageLeavesTheConversationUnmoderated() {
        assertThat(MODERATOR.moderate(conversation("12", ""))).isInstanceOf(Unmoderated.class);
    }

    @Test
    void aConversationWithoutMessagesHasNoScores() {
        assertThat(MODERATOR.moderate(conversation())).isEqualTo(new Assessment(ID, Map.of()));
    }

    private static Conversation conversation(String... texts) {
        return new Conversation("1", "otter-7b", List.of(texts).stream().map(Message::user).toList());
    }
}
