package dev.parley.arena.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityLeaksTest {
    private final IdentityLeaks leaks = new IdentityLeaks(List.of("stablelm-7b", "Zephyr", "c++"));

    @ParameterizedTest
    @ValueSource(strings = {
        "I'm Claude, an AI assistant.",
        "As an AI language model trained by OpenAI, I cannot.",
        "I AM CHATGPT",
        "My name is Gemini.",
        "Sure. I was made by Google.",
        "Sou o Llama.",
        "Soy Mistral, un modelo.",
        "Я — Claude.",
        "我是Claude，一个助手。",
        "Some call me stablelm-7b",
        "I am Zephyr.",
        "Ich heiße Tülu"
    })
    void an_answer_that_names_its_model_or_maker_leaks(String answer) {
        assertThat(leaks.find(answer)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "A palm tree grows in the sun.",
        "Hermes was the messenger. I like myths.",
        "A koala eats eucalyptus.",
        "Search for it on Google.",
        "The zephyr blew. I slept.",
        "openaire is a project",
        "A Stablelm-7bx is something else",
        "Bardic verse made by hand"
    })
    void an_answer_that_uses_such_a_word_otherwise_does_not(String answer) {
        assertThat(leaks.find(answer)).isEmpty();
    }
}
