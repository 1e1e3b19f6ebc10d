package dev.parley.model.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Message;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatModelContract;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoChatTest extends ChatModelContract {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    @Override
    protected ChatModel model() {
        return new DemoChat("scholar", Duration.ZERO, CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "parrot, What is the sea?, What is the sea?",
        "parrot, ¿Qué es el mar?, ¿Qué es el mar?",
        "scholar, What is the sea?, demo model",
        "scholar, ¿Qué es el mar y por qué?, demostración",
        "scholar, O que é o mar e por que você gosta?, demonstração",
        "scholar, Что такое море?, демонстрационная",
        "scholar, 大海是什么?, 演示模型",
        "poet, 大海是什么?, 韵脚",
    })
    void it_answers_in_the_language_of_the_question(String persona, String question, String expected) {
        assertThat(answer(persona, question, 1)).contains(expected);
    }

    @Test
    void the_scholar_shows_headings_formulas_code_and_tables() {
        assertThat(answer("scholar", "What is the sea?", 1)).contains("#", "$$", "```", "|---|");
    }

    @Test
    void the_same_seed_gives_the_same_answer_and_others_give_others() {
        assertThat(answer("poet", "What is the sea?", 5)).isEqualTo(answer("poet", "What is the sea?", 5));
        assertThat(IntStream.range(0, 20).mapToObj(seed -> answer("poet", "What is the sea?", seed)).distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void an_answer_is_cut_at_the_longest_allowed() {
        ChatRequest request = ChatRequest.of(List.of(Message.user("What is the sea?")));
        request.body().put("max_tokens", 3);
        try (ChatModel model = model()) {
            ObjectNode whole = model.complete(request);

            assertThat(whole.at("/choices/0/finish_reason").textValue()).isEqualTo("length");
            assertThat(whole.at("/usage/completion_tokens").longValue()).isEqualTo(3);
        }
    }

    @Test
    void closing_ends_a_pause() {
        try (ChatModel model = new DemoChat("poet", Duration.ofDays(1), CLOCK)) {
            ChatStream stream = model.stream(request());
            stream.next();
            Thread.ofVirtual().start(stream::close);

            ModelException failure = Assertions.catchThrowableOfType(ModelException.class, stream::next);

            assertThat(Objects.requireNonNull(failure).kind()).isEqualTo(Kind.CANCELLED);
        }
    }

    private static String answer(String persona, String question, int seed) {
        ChatRequest request = ChatRequest.of(List.of(Message.user(question)));
        request.body().put("seed", seed);
        try (ChatModel model = new DemoChat(persona, Duration.ZERO, CLOCK)) {
            return model.complete(request).at("/choices/0/message/content").textValue();
        }
    }
}
