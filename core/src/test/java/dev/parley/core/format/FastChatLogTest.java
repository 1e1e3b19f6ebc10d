package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.Vote;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FastChatLogTest {
    private final Format format = Formats.named("fastchat-log");
    private final List<JsonNode> rows = Samples.records("fastchat-log");

    @Test
    void a_chat_row_is_a_state_of_a_conversation() {
        Conversation chat = (Conversation) entry(0);

        assertThat(chat.id()).isEqualTo("c0000000000000000000000000000001");
        assertThat(chat.model()).isEqualTo("vicuna-13b");
        assertThat(chat.user()).contains("192.0.2.7");
        assertThat(chat.time()).contains(Instant.parse("2023-05-01T08:04:38.900800Z"));
        assertThat(chat.messages())
                .containsExactly(
                        Message.user("What is the tallest tree?"),
                        Message.assistant("A coast redwood called Hyperion."));
        assertThat(chat.attributes().values())
                .containsOnlyKeys("system_message", "gen_params", "start", "finish", "template_name");
    }

    @Test
    void a_vote_carries_the_state_that_was_judged() {
        Vote vote = (Vote) entry(1);

        assertThat(vote.kind()).isEqualTo(Vote.Kind.UP);
        assertThat(vote.user()).contains("192.0.2.7");
        assertThat(vote.conversation().messages()).isEqualTo(((Conversation) entry(0)).messages());
    }

    @Test
    void an_early_state_keeps_its_template_out_of_the_messages() {
        Conversation early = (Conversation) entry(2);

        assertThat(early.messages())
                .containsExactly(Message.user("Кто написал «Войну и мир»?"), Message.assistant("Лев Толстой."));
        assertThat(early.attributes().get("system_message")).map(JsonNode::asText).contains("An early template.");
    }

    @Test
    void a_vote_between_hidden_models_is_an_anonymous_battle() {
        Battle battle = (Battle) entry(3);

        assertThat(battle.id()).isEqualTo("c0000000000000000000000000000003");
        assertThat(battle.anonymous()).isTrue();
        assertThat(battle.outcome()).isEqualTo(Battle.Outcome.MODEL_A);
        assertThat(battle.a().model()).isEqualTo("alpaca-13b");
        assertThat(battle.b().model()).isEqualTo("dolly-v2-12b");
    }

    @Test
    void a_vote_between_shown_models_is_not_anonymous() {
        Battle battle = (Battle) entry(4);

        assertThat(battle.anonymous()).isFalse();
        assertThat(battle.outcome()).isEqualTo(Battle.Outcome.BOTH_BAD);
        assertThat(battle.a().model()).isEqualTo("gpt-4");
        assertThat(battle.a().messages().getFirst().attributes().get("images")).isPresent();
    }

    @Test
    void the_first_arenas_names_for_hidden_models_are_known() {
        ObjectNode row = rows.get(3).deepCopy();
        row.putArray("models").add("Model A").add("Model B");

        assertThat(((Battle) format.read(row).getFirst()).anonymous()).isTrue();
    }

    @Test
    void a_model_that_only_its_revealed_name_tells_is_read_without_its_heading() {
        ObjectNode row = rows.get(4).deepCopy();
        row.withArray("states").forEach(state -> ((ObjectNode) state).remove("model_name"));

        assertThat(((Battle) format.read(row).getFirst()).b().model()).isEqualTo("claude-2");
    }

    @Test
    void a_vote_for_other_models_than_those_that_answered_is_unreadable() {
        ObjectNode row = rows.get(4).deepCopy();
        row.putArray("models").add("koala-13b").add("claude-2");

        assertThatThrownBy(() -> format.read(row)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void sharing_shows_two_states_and_judges_nothing() {
        assertThat(format.read(rows.get(5))).hasSize(2).hasOnlyElementsOfType(Conversation.class);
    }

    @Test
    void an_answer_that_had_not_come_is_left_away() {
        assertThat(((Conversation) format.read(rows.get(5)).getFirst()).messages()).hasSize(3);
    }

    @Test
    void a_missing_text_within_is_unreadable() {
        ObjectNode row = rows.get(0).deepCopy();
        ((ArrayNode) row.at("/state/messages/0")).setNull(1);

        assertThatThrownBy(() -> format.read(row)).hasMessage("message 1 has no text");
    }

    private Entry entry(int row) {
        return format.read(rows.get(row)).getFirst();
    }
}
