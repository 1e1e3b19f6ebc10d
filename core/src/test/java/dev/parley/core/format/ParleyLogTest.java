package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.Vote;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParleyLogTest {
    private final Format format = Formats.named("parley-log");

    @Test
    void an_answer_is_a_state_of_a_conversation() {
        Conversation conversation = (Conversation) entry(0);

        assertThat(conversation.id()).isEqualTo("00000000000040008000000000000003");
        assertThat(conversation.user()).contains("00000000000040008000000000000001");
        assertThat(conversation.time()).contains(Instant.parse("2026-11-21T10:00:03.250001Z"));
        assertThat(conversation.messages())
                .containsExactly(Message.user("Merhaba!"), Message.assistant("Merhaba, nasılsın?"));
        assertThat(conversation.attributes().values())
                .containsOnlyKeys("address", "chat", "mode", "parameters", "usage");
    }

    @Test
    void a_vote_carries_the_state_that_was_judged() {
        Vote vote = (Vote) entry(1);

        assertThat(vote.kind()).isEqualTo(Vote.Kind.UP);
        assertThat(vote.conversation().messages()).isEqualTo(((Conversation) entry(0)).messages());
    }

    @Test
    void a_battle_keeps_what_the_rules_said_of_it() {
        Battle battle = (Battle) entry(2);

        assertThat(battle.outcome()).isEqualTo(Battle.Outcome.BOTH_BAD);
        assertThat(battle.anonymous()).isFalse();
        assertThat(battle.b().model()).isEqualTo("demo-poet");
        assertThat(battle.attributes().get("marks").orElseThrow().at("/0/rule").asText()).isEqualTo("identity-leak");
    }

    @Test
    void a_call_of_the_gateway_is_a_conversation() {
        assertThat(((Conversation) entry(3)).messages()).hasSize(3);
    }

    @Test
    void an_unknown_outcome_is_unreadable() {
        ObjectNode row = Samples.records("parley-log").get(2).deepCopy();
        row.put("outcome", "draw");

        assertThatThrownBy(() -> format.read(row)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void each_row_says_one_thing() {
        assertThat(Samples.entries("parley-log")).hasSize(4);
    }

    private Entry entry(int row) {
        List<Entry> entries = format.read(Samples.records("parley-log").get(row));
        return entries.getFirst();
    }
}
