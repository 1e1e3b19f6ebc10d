package dev.parley.dataset.contamination;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The questions of several benchmarks in one row, so that a text is compared once with all of them. Which of them are found
 * does not depend on the company they are in.
 */
final class Questions {
    private final List<Benchmark> benchmarks;
    private final List<Question> all = new ArrayList<>();
    private final List<Integer> benchmarkOf = new ArrayList<>();
    private final List<Integer> first = new ArrayList<>();

    Questions(List<Benchmark> benchmarks) {
        this.benchmarks = List.copyOf(benchmarks);
        for (int benchmark = 0; benchmark < benchmarks.size(); benchmark++) {
            first.add(all.size());
            for (Question question : benchmarks.get(benchmark).questions()) {
                all.add(question);
                benchmarkOf.add(benchmark);
            }
        }
    }

    List<Benchmark> benchmarks() {
        return benchmarks;
    }

    /** All questions, those of the first benchmark first. */
    List<Question> all() {
        return all;
    }

    /** The index of a question's benchmark. */
    int benchmark(int question) {
        return benchmarkOf.get(question);
    }

    /** The index of a benchmark's first question. */
    int first(int benchmark) {
        return first.get(benchmark);
    }

    /** Sixteen hexadecimal digits that change with any name, place or wording. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Benchmark benchmark : benchmarks) {
                update(digest, benchmark.name());
                for (Question question : benchmark.questions()) {
                    update(digest, question.place());
                    question.wordings().forEach(wording -> update(digest, wording));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
