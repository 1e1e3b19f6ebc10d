package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {
    @ParameterizedTest
    @CsvSource({
        "bard, 0, palm-2",
        "claude-v1, 0, claude-1",
        "claude-instant-v1, 0, claude-instant-1",
        "oasst-sft-1-pythia-12b, 0, oasst-pythia-12b",
        "claude-2, 0, claude-2.0",
        "StripedHyena-Nous-7B, 0, stripedhyena-nous-7b",
        "gpt-4-turbo, 0, gpt-4-1106-preview",
        "gpt-4-0125-assistants-api, 0, gpt-4-turbo-browsing",
        "gpt-4, 1687849200, gpt-4-0314",
        "gpt-4, 1687849201, gpt-4-0613",
        "gpt-3.5-turbo, 1687849200, gpt-3.5-turbo-0314",
        "gpt-3.5-turbo, 1687849201, gpt-3.5-turbo-0613",
        "vicuna-13b, 0, vicuna-13b"
    })
    void a_model_gets_the_name_it_was_released_under(String logged, long second, String released) {
        var conversation = new Conversation(
                "id", logged, List.of(), Optional.empty(), Optional.of(Instant.ofEpochSecond(second)), Attributes.NONE);

        assertThat(ModelNames.asReleased(conversation).model()).isEqualTo(released);
    }

    @Test
    void a_model_of_unknown_time_keeps_its_name() {
        assertThat(ModelNames.asReleased(new Conversation("id", "gpt-4", List.of())).model()).isEqualTo("gpt-4");
    }
}
