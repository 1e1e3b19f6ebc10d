package dev.parley.arena.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.rule.ChatLimits.Excess;
import dev.parley.arena.store.Mode;
import org.junit.jupiter.api.Test;

class ChatLimitsTest {
    @Test
    void a_chat_has_fifty_turns() {
        assertThat(ChatLimits.STANDARD.check(Mode.DIRECT, 50, "Hi")).isEmpty();
        assertThat(ChatLimits.STANDARD.check(Mode.DIRECT, 51, "Hi")).contains(Excess.TURNS);
    }

    @Test
    void a_battle_takes_longer_messages() {
        String message = "😀".repeat(12_001);

        assertThat(ChatLimits.STANDARD.check(Mode.DIRECT, 1, message)).contains(Excess.CHARACTERS);
        assertThat(ChatLimits.STANDARD.check(Mode.BATTLE, 1, message)).isEmpty();
        assertThat(ChatLimits.STANDARD.check(Mode.BATTLE, 1, "x".repeat(30_001))).contains(Excess.CHARACTERS);
    }
}
