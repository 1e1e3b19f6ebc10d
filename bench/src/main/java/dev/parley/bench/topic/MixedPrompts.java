package dev.parley.bench.topic;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.bench.MadeRelease;
import dev.parley.core.Message;
import dev.parley.dataset.release.ReleasedConversation;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.encoder.StaticVectors;
import dev.parley.text.language.LanguageTag;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a release of many different prompts from the few that there are: the real ones first, then beginnings of real ones
 * that go on with sentences of others. {@code messages.jsonl} is written by {@code dev.parley.bench.moderation.RawMessages},
 * {@code vectors.f32} receives the static vectors of all prompts, 128 little-endian numbers each, for programs beside.
 *
 * <pre>java -cp … dev.parley.bench.topic.MixedPrompts messages.jsonl FOLDER 100000 vectors.f32</pre>
 */
public final class MixedPrompts {
    private static final int SHORTEST = 32;
    private static final int LONGEST = 1536;
    private static final int BEGINNING = 700;
    private static final LanguageTag ENGLISH = new LanguageTag("en", "English", 0.98, "bench");
    private static final Instant TIME = Instant.parse("2023-04-01T00:00:00Z");

    private MixedPrompts() {}

    public static void main(String[] arguments) throws IOException {
        List<String> prompts = mixed(real(Path.of(arguments[0])), Integer.parseInt(arguments[2]));
        MadeRelease.write(
                Path.of(arguments[1]), prompts.size(), shard -> number -> conversation(number, prompts.get(number)));
        writeVectors(prompts, Path.of(arguments[3]));
        System.out.printf(
                Locale.ROOT,
                "%,d prompts of %.0f characters on average%n",
                prompts.size(),
                prompts.stream().mapToInt(String::length).average().orElseThrow());
    }

    private static List<String> real(Path messages) throws IOException {
        var json = new ObjectMapper();
        var real = new LinkedHashSet<String>();
        try (BufferedReader lines = Files.newBufferedReader(messages)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = json.readTree(line).asText();
                if (text.length() >= SHORTEST && text.length() <= LONGEST && text.chars().allMatch(c -> c < 0x80)) {
                    real.add(text);
                }
            }
        }
        return List.copyOf(real);
    }

    private static List<String> mixed(List<String> real, int count) {
        var random = new Random(1);
        List<String> sentences = real.stream()
                .flatMap(text -> Stream.of(text.split("(?<=[.!?])\\s+", -1)))
                .filter(sentence -> sentence.length() > 20 && sentence.length() < 300)
                .toList();
        Set<String> prompts = new LinkedHashSet<>(real.subList(0, Math.min(real.size(), count / 5)));
        while (prompts.size() < count) {
            String one = real.get(random.nextInt(real.size()));
            String mixed = one.substring(0, Math.min(one.length(), BEGINNING)) + " "
                    + IntStream.range(0, 1 + random.nextInt(2))
                            .mapToObj(i -> sentences.get(random.nextInt(sentences.size())))
                            .collect(Collectors.joining(" "));
            prompts.add(mixed.substring(0, Math.min(mixed.length(), LONGEST)));
        }
        return new ArrayList<>(prompts);
    }

    private static ReleasedConversation conversation(int number, String prompt) {
        List<Message> messages = List.of(Message.user(prompt), Message.assistant("ok"));
        List<MessageAnnotation> annotations = messages.stream()
                .map(message -> new MessageAnnotation(
                        ENGLISH, message.content().length() / 4, message.content().length(), 0, Markdown.NONE, List.of()))
                .toList();
        return MadeRelease.conversation(number, "bench", ENGLISH, TIME, messages, annotations);
    }

    private static void writeVectors(List<String> prompts, Path file) throws IOException {
        try (StaticVectors table = StaticVectors.load();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (float[] vector : table.encode(prompts)) {
                var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(vector);
                out.write(bytes.array());
            }
        }
    }
}
