package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAssistantTest {
    private final GroupedFormat messages = (GroupedFormat) Formats.named("oasst-messages");
    private final List<JsonNode> rows = Samples.records("oasst-messages");

    @Test
    void each_path_to_a_message_without_replies_is_a_conversation() {
        assertThat(Samples.entries("oasst-trees"))
                .map(Conversation.class::cast)
                .extracting(Conversation::id, conversation -> conversation.messages().stream()
                        .map(Message::content)
                        .toList())
                .containsExactly(
                        tuple(
                                "m4", List.of("Why is the sky blue?", "Rayleigh scattering.", "Thanks!")),
                        tuple("m3", List.of("Why is the sky blue?", "Because.")));
    }

    @Test
    void rows_joined_say_the_same_as_the_tree() {
        assertThat(Samples.entries("oasst-messages"))
                .map(entry -> ((Conversation) entry).id())
                .containsExactly("m4", "m3");
    }

    @Test
    void the_order_of_the_rows_does_not_matter() {
        assertThat(messages.join(rows.reversed())).isEqualTo(messages.join(rows));
    }

    @Test
    void prompter_and_assistant_are_user_and_assistant() {
        Conversation first = (Conversation) Samples.entries("oasst-trees").getFirst();

        assertThat(first.messages()).extracting(Message::role).containsExactly(Role.USER, Role.ASSISTANT, Role.USER);
        assertThat(first.user()).contains("u-prompter");
    }

    @Test
    void a_reply_to_a_message_that_is_not_there_makes_the_tree_unreadable() {
        List<JsonNode> without = rows.stream()
                .filter(row -> !row.get("message_id").asText().equals("m2"))
                .toList();

        assertThatThrownBy(() -> messages.join(without)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void messages_that_answer_each_other_in_a_circle_are_unreadable() {
        List<JsonNode> circle = List.of(row("x", "y"), row("y", "x"));

        assertThatThrownBy(() -> messages.join(circle)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void a_very_long_thread_is_read() {
        List<JsonNode> thread = new ArrayList<>();
        thread.add(JsonNodeFactory.instance.objectNode()
                .put("message_id", "0")
                .put("message_tree_id", "t")
                .put("text", "")
                .put("role", "prompter"));
        for (int depth = 1; depth < 20_000; depth++) {
            thread.add(row(Integer.toString(depth), Integer.toString(depth - 1)));
        }

        Conversation conversation = (Conversation) messages.read(messages.join(thread)).getFirst();

        assertThat(conversation.messages()).hasSize(20_000);
    }

    private static JsonNode row(String id, String parent) {
        return JsonNodeFactory.instance.objectNode()
                .put("message_id", id)
                .put("parent_id", parent)
                .put("message_tree_id", "t")
                .put("text", "")
                .put("role", "assistant");
    }
}
