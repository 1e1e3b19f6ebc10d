package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentPartsTest {
    private final WritableFormat format = Formats.writable("openai-chat");
    private final JsonNode record = Samples.records("openai-chat").get(1);
    private final Conversation conversation =
            (Conversation) format.read(record).getFirst();

    @Test
    void the_texts_of_the_parts_are_the_content() {
        assertThat(conversation.messages().getFirst().content()).isEqualTo("What is this?\nAnd why?");
    }

    @Test
    void the_attribute_holds_no_text_that_redaction_would_miss() {
        assertThat(conversation.messages().getFirst().attributes().values().toString())
                .contains("image_url")
                .doesNotContain("What is this");
    }

    @Test
    void the_parts_come_back_as_they_were() {
        assertThat(format.write(conversation).record()).isEqualTo(record);
    }

    @Test
    void a_changed_content_comes_as_one_text_beside_the_other_parts() {
        Message redacted = conversation.messages().getFirst().withContent("NAME_1?");

        JsonNode parts = format.write(conversation.withMessages(List.of(redacted)))
                .record()
                .at("/messages/0/content");

        assertThat(parts).hasSize(2);
        assertThat(parts.at("/0/text").asText()).isEqualTo("NAME_1?");
        assertThat(parts.at("/1/type").asText()).isEqualTo("image_url");
    }
}
