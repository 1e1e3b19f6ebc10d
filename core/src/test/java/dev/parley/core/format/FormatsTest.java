package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Nested
    class FastchatLog extends FormatContract {
        FastchatLog() {
            super("fastchat-log");
        }
    }

    @Nested
    class ParleyLog extends FormatContract {
        ParleyLog() {
            super("parley-log");
        }
    }

    @Nested
    class OasstTrees extends FormatContract {
        OasstTrees() {
            super("oasst-trees");
        }
    }

    @Nested
    class OasstMessages extends FormatContract {
        OasstMessages() {
            super("oasst-messages");
        }
    }

    @Nested
    class ArenaHumanPreference140k extends FormatContract {
        ArenaHumanPreference140k() {
            super("arena-human-preference-140k");
        }
    }

    @Nested
    class ArenaHumanPreference100k extends FormatContract {
        ArenaHumanPreference100k() {
            super("arena-human-preference-100k");
        }
    }

    @Nested
    class ArenaHumanPreference55k extends FormatContract {
        ArenaHumanPreference55k() {
            super("arena-human-preference-55k");
        }
    }

    @Nested
    class ChatbotArenaConversations extends FormatContract {
        ChatbotArenaConversations() {
            super("chatbot-arena-conversations");
        }
    }

    @Nested
    class ArenaVotes extends FormatContract {
        ArenaVotes() {
            super("arena-votes");
        }
    }

    @Nested
    class Llmfaos extends FormatContract {
        Llmfaos() {
            super("llmfao");
        }
    }

    @Nested
    class Wildchat1m extends FormatContract {
        Wildchat1m() {
            super("wildchat-1m");
        }
    }

    @Nested
    class LmsysChat1m extends FormatContract {
        LmsysChat1m() {
            super("lmsys-chat-1m");
        }
    }

    @Nested
    class Sharegpt extends FormatContract {
        Sharegpt() {
            super("sharegpt");
        }
    }

    @Nested
    class OpenaiPreference extends FormatContract {
        OpenaiPreference() {
            super("openai-preference");
        }
    }

    @Nested
    class OpenaiChat extends FormatContract {
        OpenaiChat() {
            super("openai-chat");
        }
    }

    @Nested
    class HhRlhf extends FormatContract {
        HhRlhf() {
            super("hh-rlhf");
        }
    }

    @Test
    void every_format_is_found_by_its_name() {
        for (Format format : Formats.all()) {
            assertThat(Formats.named(format.name())).isSameAs(format);
        }
    }

    @Test
    void an_unknown_name_is_an_error_that_lists_the_known_ones() {
        assertThatThrownBy(() -> Formats.named("lmsys"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'lmsys'")
                .hasMessageContaining("lmsys-chat-1m");
    }

    @Test
    void a_format_that_is_only_read_cannot_be_asked_for_writing() {
        assertThatThrownBy(() -> Formats.writable("hh-rlhf"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("only read");
    }

    @Test
    void nothing_is_recognised_in_nothing() {
        assertThat(Formats.recognise(List.of())).isEmpty();
    }

    @Test
    void the_written_formats_are_those_promised() {
        assertThat(Formats.writable())
                .extracting(Format::name)
                .containsExactlyInAnyOrder(
                        "lmsys-chat-1m", "sharegpt", "openai-chat", "arena-votes", "chatbot-arena-conversations");
    }
}
