package dev.parley.model.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ChunkWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A built-in demo model: prepared parts, chosen by the question and the request's {@code seed}. */
public final class DemoChat implements ChatModel {
    /** A token of the demo models: a word with the white space before it, or one ideograph. */
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:\\p{IsHan}|[^\\s\\p{IsHan}]+)|\\s+");

    private static final int LONGEST_QUOTE = 200;
    private static final int WORDS_OF_TOPIC = 6;

    private final Map<String, List<List<String>>> answers;
    private final String persona;
    private final Duration pace;
    private final InstantSource clock;

    /**
     * @param persona one of {@link #personas()}
     * @param pace the time from one token to the next
     */
    public DemoChat(String persona, Duration pace, InstantSource clock) {
        this.answers = Personas.standard().personas().getOrDefault(persona, Map.of());
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("no persona is called '" + persona + "'");
        }
        this.persona = persona;
        this.pace = pace;
        this.clock = clock;
    }

    /** The names of all personas. */
    public static Set<String> personas() {
        return new TreeSet<>(Personas.standard().personas().keySet());
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        JsonNode body = request.body();
        List<String> tokens = tokens(answer(body));
        int most = body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(Integer.MAX_VALUE));
        long created = clock.instant().getEpochSecond();
        var writer = new ChunkWriter("demo-" + Long.toHexString(seed(body)) + '-' + created, created, persona);
        return new DemoStream(writer, tokens, most, tokens(body.path("messages").toString()).size(), pace);
    }

    private String answer(JsonNode body) {
        String question = lastQuestion(body);
        String language = Language.of(question, Personas.standard().words());
        RandomGenerator random = new Random(seed(body));
        var answer = new StringBuilder();
        for (List<String> choices : answers.getOrDefault(language, answers.getOrDefault("en", List.of()))) {
            String part = choices.get(random.nextInt(choices.size()));
            if (!part.isBlank()) {
                answer.append(answer.isEmpty() ? "" : "\n\n").append(part.strip());
            }
        }
        return answer.toString()
                .replace("{topic}", topic(question))
                .replace("{words}", Integer.toString(tokens(question).size()))
                .replace("{quote}", quote(question));
    }

    private static long seed(JsonNode body) {
        return 31L * body.path("messages").toString().hashCode() + body.path("seed").asLong(0);
    }

    private static String lastQuestion(JsonNode body) {
        String question = "";
        for (JsonNode message : body.path("messages")) {
            if (message.path("role").asText("").equals("user")) {
                JsonNode content = message.path("content");
                question = content.isTextual() ? content.textValue() : content.path(0).path("text").asText("");
            }
        }
        return question.strip();
    }

    private static String topic(String question) {
        List<String> tokens = tokens(question);
        String start = String.join("", tokens.subList(0, Math.min(WORDS_OF_TOPIC, tokens.size())));
        return start.replaceAll("[\\s\\p{Punct}？。！，]+", " ").strip();
    }

    private static String quote(String question) {
        if (question.length() <= LONGEST_QUOTE) {
            return question.replaceAll("\\R+", " ");
        }
        int end = question.offsetByCodePoints(0, question.codePointCount(0, LONGEST_QUOTE) - 1);
        return question.substring(0, end).replaceAll("\\R+", " ") + " …";
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    @Override
    public void close() {}
}
