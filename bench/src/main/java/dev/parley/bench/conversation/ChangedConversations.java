package dev.parley.bench.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Writes as many conversations as wanted in the schema of LMSYS-Chat-1M and of its mean size (two turns of 70 and 215
 * tokens, Table 1 of the paper). The texts are those of real raw logs with a third of their words
 * misspelt at random, so that no two are duplicates. The same seed makes the same file.
 *
 * <p>Arguments: folder of raw logs, file to write, number of conversations.
 */
public final class ChangedConversations {
    private static final double PROMPT_TOKENS = 70;
    private static final double RESPONSE_TOKENS = 215;
    private static final double CHANGED = 0.35;
    private static final long SEED = 42;
    private static final Pattern WORD = Pattern.compile("[\\p{L}&&[\\x{0}-\\x{FFFF}]]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<List<String>> prompts = new ArrayList<>();
    private final List<List<String>> responses = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    private ChangedConversations() {}

    public static void main(String[] arguments) throws IOException {
        var conversations = new ChangedConversations();
        conversations.learn(Path.of(arguments[0]));
        conversations.write(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void learn(Path logs) throws IOException {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(path -> path.toString().endsWith("-conv.json.gz")).sorted().toList()) {
                readLog(file, last);
            }
        }
        for (JsonNode messages : last.values()) {
            var asked = new ArrayList<String>();
            var answered = new ArrayList<String>();
            for (int i = 0; i < messages.size(); i++) {
                (i % 2 == 0 ? asked : answered).add(messages.get(i).path(1).asText());
            }
            if (!asked.isEmpty() && !answered.isEmpty()) {
                prompts.add(asked);
                responses.add(answered);
            }
        }
    }

    private static void readLog(Path file, Map<String, JsonNode> last) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            reader.lines().forEach(line -> {
                try {
                    JsonNode row = JSON.readTree(line);
                    if (row.path("type").asText().equals("chat")) {
                        last.put(row.at("/state/conv_id").asText(), row.at("/state/messages"));
                    }
                } catch (JsonProcessingException e) {
                    // The logs hold torn lines on purpose; there is nothing to learn from them.
                    return;
                }
            });
        }
    }

    private void write(Path file, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(JSON.writeValueAsString(conversation(i)));
                out.newLine();
            }
        }
    }

    private ObjectNode conversation(int index) {
        int source = random.nextInt(prompts.size());
        ObjectNode row = JSON.createObjectNode();
        row.put("conversation_id", "%016x%016x".formatted(random.nextLong(), index));
        row.put("model", "model-" + random.nextInt(25));
        ArrayNode messages = row.putArray("conversation");
        int turns = turns();
        for (int turn = 0; turn < turns; turn++) {
            add(messages, "user", text(prompts, source, PROMPT_TOKENS));
            add(messages, "assistant", text(responses, source, RESPONSE_TOKENS));
        }
        row.put("turn", turns);
        row.put("language", "unknown");
        row.putArray("openai_moderation");
        return row.put("redacted", false);
    }

    private static void add(ArrayNode messages, String role, String content) {
        messages.addObject().put("content", content).put("role", role);
    }

    /** Geometric with mean 2: most conversations are short, some go on. */
    private int turns() {
        int turns = 1;
        while (turns < 20 && random.nextBoolean()) {
            turns++;
        }
        return turns;
    }

    /** Changed text of one source conversation, continued from others until it has its share of tokens. */
    private String text(List<List<String>> role, int source, double meanTokens) {
        double wanted = 1 - meanTokens * Math.log(1 - random.nextDouble());
        var text = new StringBuilder();
        List<String> texts = role.get(source);
        double tokens = 0;
        while (tokens < wanted) {
            String piece = texts.get(random.nextInt(texts.size()));
            texts = role.get(Math.floorMod(source + 1 + random.nextInt(50), role.size()));
            double pieceTokens = Math.max(1, tokens(piece));
            int length = (int) Math.min(piece.length(), Math.ceil(piece.length() * (wanted - tokens) / pieceTokens));
            if (length > 0 && Character.isHighSurrogate(piece.charAt(length - 1))) {
                length--;
            }
            text.append(text.isEmpty() ? "" : " ").append(changed(piece.substring(0, length)));
            tokens += Math.max(1, tokens(piece.substring(0, length)));
        }
        return text.toString();
    }

    /** Near enough to cl100k_base: about 4.4 characters of Latin text, or one of another script, are a token. */
    private static double tokens(String text) {
        long latin = text.chars().filter(c -> c < 0x250).count();
        return latin / 4.4 + (text.length() - latin);
    }

    private String changed(String text) {
        return WORD.matcher(text).replaceAll(word -> random.nextDouble() < CHANGED ? other(word.group()) : word.group());
    }

    /** A word of the same script and length that hardly occurs elsewhere. */
    private String other(String word) {
        var letters = new StringBuilder(word);
        for (int i = 0; i < Math.min(2, word.length()); i++) {
            int at = random.nextInt(word.length());
            letters.setCharAt(at, word.charAt(random.nextInt(word.length())));
        }
        char c = letters.charAt(letters.length() - 1);
        letters.setCharAt(letters.length() - 1, c < 0x250 ? (char) ('a' + random.nextInt(26)) : c);
        return letters.toString();
    }
}
