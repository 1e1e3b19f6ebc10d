package dev.parley.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Tagger;
import dev.parley.moderation.Unmoderated;
import dev.parley.text.Annotator;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.language.LanguageDetectors;
import dev.parley.text.personal.PersonalDataFinder;
import dev.parley.text.token.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModeratingAnnotatorTest {
    private static final ModeratorId ID = new ModeratorId("words", "1");
    private static final Policy POLICY = new Policy("p", Map.of(Category.HATE, 0.5), Policy.Mode.OBSERVE);
    private static final Annotator ANNOTATOR =
            new Annotator(LanguageDetectors.bundled(), new PersonalDataFinder(), TokenCounter.cl100k());

    /** Finds what is bad hateful, and cannot make out what is odd. */
    private static final class Words implements Moderator {
        private final List<Integer> asked = new ArrayList<>();

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
            return POLICY;
        }

        @Override
        public List<Outcome> moderate(List<Message> messages) {
            asked.add(messages.size());
            return messages.stream().map(message -> outcome(message.content())).toList();
        }

        private static Outcome outcome(String text) {
            return text.equals("odd")
                    ? new Unmoderated(ID, "odd")
                    : new Assessment(ID, Map.of(Category.HATE, text.equals("bad") ? 0.876549 : 0.1));
        }
    }

    private final Words words = new Words();
    private final ModeratingAnnotator annotator =
            new ModeratingAnnotator(ANNOTATOR, Optional.of(new Tagger(words, POLICY)), Optional.empty());

    @Test
    void eachMessageOfEachConversationIsModeratedInOneGo() {
        List<ConversationAnnotation> annotations =
                annotator.annotate(List.of(conversation("good", "bad"), conversation("bad")));

        assertThat(annotations.get(0).moderation()).extracting(Moderation::flagged).containsExactly(false, true);
        assertThat(annotations.get(1).moderation()).extracting(Moderation::flagged).containsExactly(true);
        assertThat(words.asked).containsExactly(3);
    }

    @Test
    void scoresHaveFourPlaces() {
        assertThat(annotator.annotate(List.of(conversation("bad"))).getFirst().moderation())
                .containsExactly(new Moderation(Map.of(Category.HATE, 0.8765), Set.of(Category.HATE)));
    }

    @Test
    void aConversationWithAnUnmoderatedMessageIsUnmoderatedAndItsNeighboursAreNot() {
        List<ConversationAnnotation> annotations =
                annotator.annotate(List.of(conversation("good", "odd"), conversation("bad")));

        assertThat(annotations.get(0).moderation()).isEmpty();
        assertThat(annotations.get(1).moderation()).hasSize(1);
    }

    @Test
    void verdictsOfTheSourceAreKept() {
        var moderation = new Moderation(
                Category.LMSYS.stream().collect(Collectors.toMap(c -> c, c -> 0.25)), Set.of());
        Conversation bad = conversation("bad");
        var brought = new Conversation(
                bad.id(),
                bad.model(),
                bad.messages(),
                bad.user(),
                bad.time(),
                Attributes.NONE.with(
                        Moderation.ATTRIBUTE,
                        JsonNodeFactory.instance
                                .arrayNode()
                                .add(moderation.toJson(Category.LMSYS))));

        assertThat(annotator.annotate(List.of(brought)).getFirst().moderation()).containsExactly(moderation);
    }

    @Test
    void theVersionNamesModeratorAndPolicy() {
        assertThat(annotator.version()).isEqualTo(ANNOTATOR.version() + " words-1 policy-p");
    }

    @Test
    void withoutAModeratorNothingIsModerated() {
        var without = new ModeratingAnnotator(ANNOTATOR, Optional.empty(), Optional.empty());

        assertThat(without.annotate(List.of(conversation("bad"))).getFirst().moderation()).isEmpty();
        assertThat(without.version()).isEqualTo(ANNOTATOR.version());
    }

    private static Conversation conversation(String... texts) {
        return new Conversation("c", "m", List.of(texts).stream().map(Message::user).toList());
    }
}
