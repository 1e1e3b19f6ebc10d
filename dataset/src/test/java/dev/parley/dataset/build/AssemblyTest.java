package dev.parley.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private static final JoinedVote UP = new JoinedVote("up", "", Optional.of(Instant.ofEpochSecond(3)));

    @Test
    void theLastStateWins() {
        assertThat(Assembly.of(List.of(state(2, "Hi", "Hello", "And?"), state(1, "Hi", "Hello"))))
                .singleElement()
                .satisfies(assembly -> {
                    assertThat(assembly.conversation().messages()).hasSize(3);
                    assertThat(assembly.superseded()).isEqualTo(1);
                });
    }

    @Test
    void votesAreJoinedAndCountOnce() {
        var vote = new Logged.Judged("c1", UP);

        assertThat(Assembly.of(List.of(vote, state(1, "Hi", "Hello"), vote)).getFirst().votes()).containsExactly(UP);
    }

    @Test
    void votesWithoutAStateMakeNoConversation() {
        assertThat(Assembly.of(List.of(new Logged.Judged("c1", UP)))).isEmpty();
    }

    @Test
    void differentConversationsUnderOneIdAreAllKept() {
        assertThat(Assembly.of(List.of(state(1, "Hi", "Hello"), state(2, "Bye", "See you"))))
                .extracting(assembly -> assembly.conversation().id())
                .first().isEqualTo("c1");
        assertThat(Assembly.of(List.of(state(1, "Hi", "Hello"), state(2, "Bye", "See you"))))
                .extracting(assembly -> assembly.conversation().id())
                .last().asString().startsWith("c1#");
    }

    @Property(tries = 100)
    void theOrderOfTheLogDoesNotMatter(@ForAll Random random) {
        var logged = new ArrayList<Logged>(List.of(
                state(1, "Hi", "Hello"),
                state(2, "Hi", "Hello", "And?"),
                state(2, "Hi", "Hello", "But?"),
                state(2, "Bye", "See you"),
                new Logged.Judged("c1", UP),
                new Logged.Judged("c1", new JoinedVote("flag", "", Optional.empty()))));
        List<Assembly> inOrder = Assembly.of(logged);

        Collections.shuffle(logged, random);

        assertThat(Assembly.of(logged)).isEqualTo(inOrder);
    }

    @Test
    void whatIsEncodedIsDecodedEqually() {
        Logged state = state(5, "Hé\0\uD83D\uDE00", "");
        Logged judged = new Logged.Judged("c1", UP);

        assertThat(Logged.decode(state.encode())).isEqualTo(state);
        assertThat(Logged.decode(judged.encode())).isEqualTo(judged);
    }

    private static Logged.State state(int second, String... texts) {
        var messages = new ArrayList<Message>();
        for (String text : texts) {
            messages.add(messages.size() % 2 == 0 ? Message.user(text) : Message.assistant(text));
        }
        return new Logged.State(new Conversation(
                "c1",
                "model",
                messages,
                Optional.of("user"),
                Optional.of(Instant.ofEpochSecond(second)),
                Attributes.NONE),
                "test");
    }
}
