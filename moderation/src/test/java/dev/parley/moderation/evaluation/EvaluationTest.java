package dev.parley.moderation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import dev.parley.moderation.evaluation.TestSet.Item;
import dev.parley.moderation.evaluation.TestSet.Shape;
import dev.parley.moderation.training.Labels;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final ModeratorId ID = new ModeratorId("reader", "1");

    /** Reads its score of hate off the message. */
    private static final Moderator MODERATOR = new Moderator() {
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
            return new Policy("half", Map.of(Category.HATE, 0.5), Policy.Mode.FAIL_OPEN);
        }

        @Override
        public List<Outcome> moderate(List<Message> messages) {
            return messages.stream().map(message -> outcome(message.content())).toList();
        }

        private static Outcome outcome(String text) {
            return text.isEmpty()
                    ? new Unmoderated(ID, "The message is empty.")
                    : new Assessment(ID, Map.of(Category.HATE, Double.parseDouble(text)));
        }
    };

    private static final Evaluation EVALUATION = Evaluation.of(
            MODERATOR,
            MODERATOR.policy(),
            new TestSet(
                    Shape.OPENAI_MODERATION,
                    EnumSet.of(Category.HATE, Category.SEXUAL),
                    List.of(
                            item("0.9", Labels.UNKNOWN.with(true, Category.HATE), "en"),
                            item("0.6", Labels.UNKNOWN.with(false, Category.HATE), "en"),
                            item("0.4", Labels.UNKNOWN.with(true, Category.SEXUAL), "de"),
                            item("0.1", Labels.UNKNOWN, "de"),
                            item("", Labels.UNKNOWN, "de"))));

    @Test
    void figuresAreOfAllItemsWithScores() {
        assertThat(EVALUATION.overall().items()).isEqualTo(4);
        assertThat(EVALUATION.overall().harmful()).isEqualTo(2);
        assertThat(EVALUATION.overall().f1().value()).isEqualTo(0.5);
    }

    @Test
    void unmoderatedItemsAreCounted() {
        assertThat(EVALUATION.unmoderated()).isEqualTo(1);
    }

    @Test
    void aCategoryIsMeasuredWhereItIsKnown() {
        assertThat(EVALUATION.byCategory()).hasEntrySatisfying(Category.HATE, hate -> {
            assertThat(hate.items()).isEqualTo(2);
            assertThat(hate.auprc().value()).isEqualTo(1);
        });
    }

    @Test
    void microF1IsOverKnownPairsOfTheFiveCategories() {
        // Hate is found once rightly and once wrongly, sexual is missed once.
        assertThat(EVALUATION.microF1()).contains(0.5);
    }

    @Test
    void languagesAreToldApart() {
        assertThat(EVALUATION.byLanguage()).containsOnlyKeys("de", "en");
        assertThat(EVALUATION.byLanguage().get("de")).extracting(Figures::items).isEqualTo(2);
    }

    private static Item item(String text, Labels labels, String language) {
        return new Item(text, labels.isHarmful(), labels, language);
    }
}
