package dev.parley.moderation.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Evidence;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final ModeratorId ID = new ModeratorId("model", "1");

    private final Explainer explainer = new Explainer(new Reader());

    /** Reads the category in the text itself. */
    private static final class Reader implements Moderator {
        @Override
        public ModeratorId id() {
            return ID;
        }

        @Override
        public Set<Category> categories() {
            return Set.of(Category.HATE, Category.SEXUAL);
        }

        @Override
        public Policy policy() {
            return new Policy("p", Map.of(), Policy.Mode.OBSERVE);
        }

        @Override
        public List<Outcome> moderate(List<Message> messages) {
            return messages.stream().map(message -> outcome(message.content())).toList();
        }

        private static Outcome outcome(String text) {
            return Category.ofLabel(text)
                    .<Outcome>map(category -> new Assessment(
                            ID, Map.of(category, 1.0), List.of(new Evidence(category, "It is " + text + ".", 0, 0, 0))))
                    .orElseGet(() -> text.equals("nonsense")
                            ? new Unmoderated(ID, "the model's answer is no verdict")
                            : new Assessment(ID, Map.of(Category.HATE, 0.0)));
        }
    }

    @Test
    void whereBothAgreeThereIsALessonWithTheModelsWords() {
        Candidate candidate = candidate("hate", "hate", "violence");

        assertThat(explainer.explain(List.of(candidate)))
                .containsExactly(new Lesson(candidate, Set.of("hate"), "It is hate."));
    }

    @Test
    void aNormalMessageThatTheModelFindsHarmlessIsALesson() {
        Candidate candidate = candidate("Hello");

        assertThat(explainer.explain(List.of(candidate))).containsExactly(new Lesson(candidate, Set.of(), ""));
    }

    @Test
    void whatTheyDifferOnIsLeftOutAndCounted() {
        assertThat(explainer.explain(List.of(
                        candidate("Hello", "hate"), candidate("sexual", "hate"), candidate("sexual"), candidate("nonsense"))))
                .isEmpty();
        assertThat(explainer.leftOut())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "the model sees no harm", 1L,
                        "the model sees other harm", 2L,
                        "the model's answer is no verdict", 1L));
    }

    private static Candidate candidate(String text, String... labels) {
        return new Candidate(Message.user(text), Set.of(labels));
    }
}
