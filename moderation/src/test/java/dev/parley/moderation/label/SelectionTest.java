package dev.parley.moderation.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Moderation HARMLESS = new Moderation(Map.of(Category.HATE, 0.01), Set.of());

    @Test
    void theHighestScoresOfEachCategoryAreChosen() {
        var selection = new Selection(2, 0, 0);
        selection.add(messages("a", "b", "c", "d"), List.of(hate(0.7), hate(0.9), hate(0.8), of(Category.SEXUAL, 0.6)));

        assertThat(selection.candidates())
                .extracting(candidate -> candidate.message().content())
                .containsExactlyInAnyOrder("b", "c", "d");
        assertThat(selection.found()).containsEntry("hate", 2).containsEntry("sexual", 1).containsEntry("violence", 0);
    }

    @Test
    void aSpecialCaseCountsAsItsCategory() {
        var selection = new Selection(5, 0, 0);
        selection.add(messages("a"), List.of(of(Category.SELF_HARM_INTENT, 0.9)));

        assertThat(selection.candidates()).containsExactly(new Candidate(Message.user("a"), Set.of("self-harm")));
    }

    @Test
    void equalTextsCountOnce() {
        var selection = new Selection(5, 5, 0);
        selection.add(messages("a", "a", "n", "n"), List.of(hate(0.9), hate(0.9), HARMLESS, HARMLESS));

        assertThat(selection.candidates()).hasSize(2);
    }

    @Test
    void normalMessagesAndWholeConversationsAreMixedIn() {
        var selection = new Selection(5, 1, 1);
        Conversation talk = messages("n", "o");
        selection.add(talk, List.of(HARMLESS, HARMLESS));
        selection.add(messages("a", "p"), List.of(hate(0.9), HARMLESS));

        assertThat(selection.candidates()).hasSize(2);
        assertThat(selection.general()).containsExactly(talk);
    }

    @Test
    void theChoiceDoesNotDependOnTheOrder() {
        List<Conversation> conversations = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            conversations.add(new Conversation("c" + i, "m", List.of(Message.user("u" + i), Message.assistant("a" + i))));
        }
        Selection first = selected(conversations);
        Collections.shuffle(conversations, new Random(1));
        Selection second = selected(conversations);

        assertThat(second.candidates()).isEqualTo(first.candidates());
        assertThat(second.general()).isEqualTo(first.general());
    }

    private static Selection selected(List<Conversation> conversations) {
        var selection = new Selection(7, 7, 7);
        for (Conversation conversation : conversations) {
            int number = Integer.parseInt(conversation.id().substring(1));
            selection.add(
                    conversation, List.of(number % 2 == 0 ? HARMLESS : hate(0.5 + number % 5 / 10.0), HARMLESS));
        }
        return selection;
    }

    @Test
    void anUnmoderatedConversationTeachesNothing() {
        var selection = new Selection(5, 5, 5);
        selection.add(messages("a", "b"), List.of());

        assertThat(selection.candidates()).isEmpty();
        assertThat(selection.general()).isEmpty();
    }

    private static Moderation hate(double score) {
        return of(Category.HATE, score);
    }

    private static Moderation of(Category category, double score) {
        return new Moderation(Map.of(category, score), Set.of(category));
    }

    private static Conversation messages(String... texts) {
        return new Conversation(
                String.join("-", texts), "m", Arrays.stream(texts).map(Message::user).toList());
    }
}
