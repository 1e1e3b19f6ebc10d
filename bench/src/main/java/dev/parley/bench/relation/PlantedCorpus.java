package dev.parley.bench.relation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Conversations made from real ones. The texts are those of raw logs, the first two turns of each, with their groups of
 * up to forty answers to one prompt. Past their number the same conversations come again with half of the words
 * exchanged, equal texts equally, which makes them no duplicates of the first round (five words in a row survive in 3 %
 * of places) and leaves the groups. To every tenth conversation an edited copy is planted.
 */
final class PlantedCorpus {
    private static final int TURNS = 2;
    private static final int COPY_EVERY = 10;

    /** How a copy differs. */
    enum Edit {
        SAME_BUT_TYPOGRAPHY,
        ONE_WORD_IN_200,
        ONE_WORD_IN_100,
        ONE_WORD_IN_50,
        ONE_WORD_IN_33,
        ONE_WORD_IN_25,
        SENTENCE_ADDED,
        LAST_TENTH_CUT,
        LAST_FIFTH_CUT
    }

    /**
     * @param origin id of the conversation that this is an edited copy of, or its own
     */
    record Planted(String id, String origin, String model, long timeMicros, List<Message> messages) {}

    private final List<List<Message>> sources;
    private final String[] words;

    PlantedCorpus(Path rawLogs) {
        this.sources = read(rawLogs);
        this.words = sources.stream()
                .limit(2000)
                .flatMap(List::stream)
                .flatMap(message -> Arrays.stream(message.content().split("\\s+")))
                .filter(word -> !word.isBlank())
                .toArray(String[]::new);
    }

    /** So many conversations, copies counted; the same at each call. */
    Stream<Planted> conversations(int count) {
        return Stream.iterate(0, i -> i + 1)
                .flatMap(this::withCopy)
                .limit(count);
    }

    private Stream<Planted> withCopy(int number) {
        var random = new SplittableRandom(number);
        List<Message> source = sources.get(number % sources.size());
        int round = number / sources.size();
        List<Message> messages = round == 0 ? source : varied(source, round);
        var original = new Planted(id(number, ""), id(number, ""), "model-" + number % 25, 1_000_000L * number, messages);
        if (number % COPY_EVERY != 0) {
            return Stream.of(original);
        }
        Edit edit = Edit.values()[number / COPY_EVERY % Edit.values().length];
        var copy = new Planted(
                id(number, "-" + edit.name().toLowerCase(Locale.ROOT)),
                original.id(),
                original.model(),
                original.timeMicros() + 1,
                edited(messages, edit, random));
        return Stream.of(original, copy);
    }

    private static String id(int number, String suffix) {
        return "%08x%s".formatted(Integer.reverse(number), suffix);
    }

    private List<Message> edited(List<Message> messages, Edit edit, SplittableRandom random) {
        return switch (edit) {
            case SAME_BUT_TYPOGRAPHY ->
                messages.stream()
                        .map(message -> message.withContent(
                                message.content().toUpperCase(Locale.ROOT).replace(".", " .").replace(",", "")))
                        .toList();
            case ONE_WORD_IN_200 -> exchanged(messages, 0.005, random);
            case ONE_WORD_IN_100 -> exchanged(messages, 0.01, random);
            case ONE_WORD_IN_50 -> exchanged(messages, 0.02, random);
            case ONE_WORD_IN_33 -> exchanged(messages, 0.03, random);
            case ONE_WORD_IN_25 -> exchanged(messages, 0.04, random);
            case SENTENCE_ADDED ->
                withLast(messages, messages.getLast().content() + " I hope that this was of some help to you.");
            case LAST_TENTH_CUT -> withLast(messages, cut(messages.getLast().content(), 0.9));
            case LAST_FIFTH_CUT -> withLast(messages, cut(messages.getLast().content(), 0.8));
        };
    }

    private static List<Message> withLast(List<Message> messages, String content) {
        var others = new ArrayList<>(messages);
        others.set(others.size() - 1, messages.getLast().withContent(content));
        return others;
    }

    private static String cut(String text, double share) {
        int characters = (int) (text.codePointCount(0, text.length()) * share);
        return text.substring(0, text.offsetByCodePoints(0, characters));
    }

    private List<Message> varied(List<Message> messages, int round) {
        return messages.stream()
                .map(message -> message.withContent(exchanged(
                        message.content(), 0.5, new SplittableRandom(31L * message.content().hashCode() + round))))
                .toList();
    }

    private List<Message> exchanged(List<Message> messages, double share, SplittableRandom random) {
        return messages.stream()
                .map(message -> message.withContent(exchanged(message.content(), share, random)))
                .toList();
    }

    private String exchanged(String text, double share, SplittableRandom random) {
        return Arrays.stream(text.split("(?<=\\s)"))
                .map(word -> random.nextDouble() < share ? words[random.nextInt(words.length)] + " " : word)
                .collect(Collectors.joining());
    }

    /** The last state of each conversation, in the order of the ids. */
    private static List<List<Message>> read(Path rawLogs) {
        var states = new TreeMap<String, List<Message>>();
        var json = new ObjectMapper();
        try (Stream<Path> files = Files.walk(rawLogs)) {
            for (Path file : files.filter(path -> path.toString().endsWith("-conv.json.gz")).sorted().toList()) {
                try (var lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    lines.lines().forEach(line -> state(json, line, states));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<Message>> all = new ArrayList<>(states.values());
        Collections.shuffle(all, new Random(7));
        return List.copyOf(all);
    }

    private static void state(ObjectMapper json, String line, Map<String, List<Message>> states) {
        JsonNode row;
        try {
            row = json.readTree(line);
        } catch (JsonProcessingException e) {
            return; // The logs hold torn lines; reading them well is not what is measured here.
        }
        var messages = new ArrayList<Message>();
        for (JsonNode message : row.path("state").path("messages")) {
            Role role = messages.size() % 2 == 0 ? Role.USER : Role.ASSISTANT;
            if (messages.size() < 2 * TURNS && message.path(1).isTextual()) {
                messages.add(new Message(role, message.path(1).textValue()));
            }
        }
        if (messages.size() > 1) {
            states.merge(row.path("state").path("conv_id").asText(), messages,
                    (one, other) -> one.size() > other.size() ? one : other);
        }
    }
}
