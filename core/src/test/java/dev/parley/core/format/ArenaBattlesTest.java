package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Battle;
import dev.parley.core.Message;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArenaBattlesTest {
    @Test
    void the_55k_rows_hold_their_turns_as_json_in_text() {
        Battle battle = battle("arena-human-preference-55k", 0);

        assertThat(battle.outcome()).isEqualTo(Battle.Outcome.MODEL_A);
        assertThat(battle.b().messages())
                .containsExactly(
                        Message.user("Is a, b \"c\"?"),
                        Message.assistant("No"),
                        Message.user("Line\nbreak"),
                        Message.assistant(""));
    }

    @Test
    void half_of_a_surrogate_pair_inside_that_json_is_unreadable() {
        ObjectNode row = Samples.records("arena-human-preference-55k").getFirst().deepCopy();
        row.put("prompt", "[\"\\ud83d\", \"x\"]");

        assertThatThrownBy(() -> Formats.named("arena-human-preference-55k").read(row))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void a_55k_row_without_a_winner_is_unreadable() {
        ObjectNode row = Samples.records("arena-human-preference-55k").getFirst().deepCopy();
        row.put("winner_model_a", "0");

        assertThatThrownBy(() -> Formats.named("arena-human-preference-55k").read(row))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void the_140k_rows_hold_content_in_parts() {
        Battle battle = battle("arena-human-preference-140k", 0);

        assertThat(battle.outcome()).isEqualTo(Battle.Outcome.BOTH_BAD);
        assertThat(battle.time()).contains(Instant.parse("2025-06-19T04:32:22.123456Z"));
        assertThat(battle.a().messages().getFirst().content()).isEqualTo("Zeichne ein Haus");
        assertThat(battle.attributes().values()).doesNotContainKey("full_conversation");
    }

    @Test
    void hh_rlhf_prefers_the_chosen_dialogue() {
        Battle battle = battle("hh-rlhf", 0);

        assertThat(battle.outcome()).isEqualTo(Battle.Outcome.MODEL_A);
        assertThat(battle.a().messages()).hasSize(4).last().isEqualTo(Message.assistant("You're welcome."));
        assertThat(battle.b().messages()).last().isEqualTo(Message.assistant("Don't."));
    }

    @Test
    void a_preference_prefers_the_preferred_output() {
        Battle battle = battle("openai-preference", 0);

        assertThat(battle.a().messages()).containsExactly(Message.user("Say hi"), Message.assistant("Hi!"));
        assertThat(battle.b().messages()).containsExactly(Message.user("Say hi"), Message.assistant("No."));
    }

    private static Battle battle(String format, int record) {
        return (Battle) Samples.entries(format).get(record);
    }
}
