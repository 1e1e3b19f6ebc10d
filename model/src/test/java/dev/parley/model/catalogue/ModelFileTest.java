package dev.parley.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.model.Answers;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCard.Price;
import dev.parley.model.endpoint.Deadlines;
import dev.parley.model.guard.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    @Test
    void what_a_model_does_not_say_is_standard() {
        assertThat(only("models: {m: {baseUrl: 'http://localhost:8000/v1'}}")).isEqualTo(new Declaration(
                Provider.OPENAI,
                ModelCard.Kind.CHAT,
                "http://localhost:8000/v1",
                "",
                new Declaration.KeySource("", ""),
                Map.of(),
                "",
                4096,
                0,
                1,
                "",
                Duration.ofMillis(60),
                1,
                true,
                "",
                "",
                "",
                Price.FREE,
                new Declaration.Limits(256, 4096, Duration.ofSeconds(30)),
                "",
                Answers.json("{}"),
                Deadlines.STANDARD,
                new RetryPolicy(3, Duration.ofMillis(250), Duration.ofSeconds(10)),
                new Declaration.Circuit(5, Duration.ofSeconds(30))));
    }

    @Test
    void every_setting_of_a_server_is_read() {
        Declaration declaration = only("""
                models:
                  m:
                    provider: openai
                    kind: embedding
                    baseUrl: https://api.example.org/v1
                    model: upstream-1
                    key: {env: EXAMPLE_KEY}
                    headers: {X-Team: red}
                    weight: 2.5
                    visible: false
                    description: Good at sums.
                    organisation: Example
                    licence: MIT
                    price: {prompt: 0.5, completion: 1.5}
                    limits: {concurrency: 8, completionTokens: 100, patience: 2m}
                    systemPrompt: Be kind.
                    parameters: {temperature: 0.2, top_p: 0.9}
                    deadlines: {connect: 1s, firstToken: 2s, betweenTokens: 500ms, whole: 1h}
                    retry: {attempts: 1, base: 1ms, most: 1s}
                    circuit: {failures: 2, pause: 3s}
                """);

        assertThat(declaration).isEqualTo(new Declaration(
                Provider.OPENAI,
                ModelCard.Kind.EMBEDDING,
                "https://api.example.org/v1",
                "upstream-1",
                new Declaration.KeySource("EXAMPLE_KEY", ""),
                Map.of("X-Team", "red"),
                "",
                4096,
                0,
                1,
                "",
                Duration.ofMillis(60),
                2.5,
                false,
                "Good at sums.",
                "Example",
                "MIT",
                new Price(0.5, 1.5),
                new Declaration.Limits(8, 100, Duration.ofMinutes(2)),
                "Be kind.",
                Answers.json("{\"temperature\": 0.2, \"top_p\": 0.9}"),
                new Deadlines(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofHours(1)),
                new RetryPolicy(1, Duration.ofMillis(1), Duration.ofSeconds(1)),
                new Declaration.Circuit(2, Duration.ofSeconds(3))));
    }

    @Test
    void every_setting_of_a_file_of_weights_is_read() {
        Declaration declaration = only(
                "models: {m: {provider: gguf, file: a.gguf, contextTokens: 100, threads: 3, slots: 2}}");

        assertThat(declaration.provider()).isEqualTo(Provider.GGUF);
        assertThat(declaration.file()).isEqualTo("a.gguf");
        assertThat(declaration.contextTokens()).isEqualTo(100);
        assertThat(declaration.threads()).isEqualTo(3);
        assertThat(declaration.slots()).isEqualTo(2);
    }

    @Test
    void every_setting_of_a_demo_model_is_read() {
        Declaration declaration = only("models: {m: {provider: demo, persona: poet, pace: 5ms}}");

        assertThat(declaration.persona()).isEqualTo("poet");
        assertThat(declaration.pace()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void a_card_tells_what_was_declared() {
        Declaration declaration = only("""
                models: {m: {provider: anthropic, baseUrl: 'https://a.example/v1', weight: 3, visible: false,
                  description: d, organisation: o, licence: l, price: {prompt: 1, completion: 2},
                  limits: {concurrency: 4, completionTokens: 5}}}""");

        assertThat(declaration.card("m")).isEqualTo(new ModelCard(
                "m",
                "anthropic",
                ModelCard.Kind.CHAT,
                3,
                false,
                "d",
                Optional.of("o"),
                Optional.of("l"),
                new Price(1, 2),
                new ModelCard.Limits(4, 5)));
    }

    @Test
    void defaults_hold_for_all_and_a_model_may_say_otherwise() {
        var declarations = ModelFile.parse("""
                defaults: {baseUrl: 'http://localhost/v1', limits: {concurrency: 7}, weight: 2}
                models:
                  a: {}
                  b: {weight: 3, limits: {completionTokens: 9}}
                """, "models.yaml");

        assertThat(declarations.values()).extracting(Declaration::weight).containsExactly(2.0, 3.0);
        assertThat(declarations.values()).extracting(model -> model.limits().concurrency()).containsExactly(7, 7);
        assertThat(declarations.values()).extracting(model -> model.limits().completionTokens())
                .containsExactly(4096, 9);
    }

    @Test
    void many_models_keep_their_order() {
        String yaml = IntStream.range(0, 40)
                .mapToObj(i -> "  m" + i + ": {baseUrl: 'http://localhost/v1'}\n")
                .collect(Collectors.joining("", "models:\n", ""));

        assertThat(ModelFile.parse(yaml, "models.yaml").keySet())
                .containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(i -> "m" + i).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {weigth: 2} | no setting is called 'weigth'; did you mean 'weight'?
            {limits: {concurency: 2}} | no setting is called 'limits.concurency'; did you mean 'concurrency'?
            {provider: opneai} | 'opneai' is no value for 'provider'; it takes openai, anthropic, gguf, demo
            {retry: {base: soon}} | 'soon' is no value for 'retry.base'; it takes a time such as 500ms, 30s or 2m
            {key: sk-secret} | the setting 'key' has a value of the wrong kind
            {key: {env: A, file: b}} | 'key' takes 'env' or 'file', not both
            {weight: -1} | 'weight' must be 0 or more
            {limits: {concurrency: 0}} | 'limits.concurrency' must be 1 or more
            {deadlines: {whole: 0s}} | 'deadlines.whole' must be longer than nothing
            {price: {prompt: -1}} | 'price' must be 0 or more
            {baseUrl: ''} | it needs 'baseUrl', such as https://api.openai.com/v1
            {baseUrl: 'ftp://x'} | 'baseUrl' must begin with http:// or https:// and name a host
            {baseUrl: 'http://me:pw@x/'} | 'baseUrl' must not hold a password; use 'key'
            {baseUrl: 'http://a b'} | 'baseUrl' is no URL
            {persona: poet} | the setting 'persona' is not for the provider 'openai'
            {provider: gguf, baseUrl: 'http://a'} | the setting 'baseUrl' is not for the provider 'gguf'
            {provider: anthropic, kind: embedding} | 'kind: embedding' is for the provider 'openai' only
            """)
    void a_mistake_is_told_with_the_model_and_the_way_out(String settings, String sentence) {
        String yaml = "defaults: {baseUrl: 'http://localhost/v1'}\nmodels: {m: " + settings + "}";

        assertThatThrownBy(() -> ModelFile.parse(yaml, "models.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage("models.yaml, model 'm': " + sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            modles: {} | models.yaml: no setting is called 'modles'; did you mean 'models'?
            models: {} | models.yaml declares no models: it needs 'models:' with a name and its settings below
            {models: {m: {}}, defaults: 7} | models.yaml: 'defaults' must hold settings, such as 'weight: 1'
            models: {m: 7} | models.yaml, model 'm': it must hold settings, such as 'provider: openai'
            models: {m: {provider: demo}} | models.yaml, model 'm': it needs 'persona', one of parrot, poet, scholar
            models: {m: {provider: gguf}} | models.yaml, model 'm': it needs 'file', where its weights are
            """)
    void a_mistake_in_the_whole_is_told(String yaml, String sentence) {
        assertThatThrownBy(() -> ModelFile.parse(yaml, "models.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage(sentence);
    }

    @Test
    void a_name_that_stands_twice_is_a_mistake() {
        assertThatThrownBy(() -> ModelFile.parse("models:\n  a: {weight: 1}\n  a: {weight: 2}\n", "models.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("models.yaml is not YAML at line 3");
    }

    private static Declaration only(String yaml) {
        return ModelFile.parse(yaml, "models.yaml").values().iterator().next();
    }
}
