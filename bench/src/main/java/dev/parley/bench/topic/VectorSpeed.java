package dev.parley.bench.topic;

import dev.parley.text.encoder.Encoder;
import dev.parley.text.encoder.SentenceVectors;
import dev.parley.text.encoder.StaticVectors;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many texts of 64 tokens become vectors in a second: by the encoder on all cores, by the static table on one. The
 * texts are of common words, each one token; two more tokens mark the ends.
 */
public final class VectorSpeed {
    private static final List<String> WORDS = List.of(
            "the", "house", "river", "write", "letter", "number", "music", "green", "small", "answer", "question",
            "mother", "machine", "paper", "city", "friend", "water", "story", "night", "market", "school", "garden");
    private static final int TOKENS = 62;

    private VectorSpeed() {}

    /** Prints the figures. */
    public static void main(String[] arguments) {
        var random = new Random(1);
        List<String> texts = IntStream.range(0, 20_000)
                .mapToObj(text -> IntStream.range(0, TOKENS)
                        .mapToObj(word -> WORDS.get(random.nextInt(WORDS.size())))
                        .collect(Collectors.joining(" ")))
                .toList();
        try (Encoder encoder = Encoder.loadWide()) {
            measure("encoder, all cores", encoder, texts.subList(0, 2_000), 3);
        }
        try (StaticVectors table = StaticVectors.load()) {
            for (int round = 0; round < 10; round++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                texts.forEach(table::encode);
                long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                print("static, one core, CPU time", texts.size(), nanos);
            }
        }
    }

    private static void measure(String name, SentenceVectors vectors, List<String> texts, int rounds) {
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            vectors.encode(texts);
            print(name, texts.size(), System.nanoTime() - start);
        }
    }

    private static void print(String name, int texts, long nanos) {
        System.out.printf(Locale.ROOT, "%-28s %,10.0f texts/s%n", name, texts / (nanos / 1e9));
    }
}
