package dev.parley.dataset.topic;

import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that most prompts of a cluster share, if they were made by a template: a program filled it in, and the cluster is
 * what that program does rather than what people talk about.
 *
 * @param text the shared words, as one of the prompts has them
 * @param share the share of prompts that have a run of eight of them
 */
record PromptTemplate(String text, double share) {
    private static final int RUN = 8;
    private static final double LEAST_SHARE = 0.5;
    private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;

    /** The template of these distinct prompts; empty if fewer than half share eight words in a row. */
    static Optional<PromptTemplate> of(List<String> prompts) {
        Map<Long, Integer> counts = new HashMap<>();
        for (String prompt : prompts) {
            new HashSet<>(runs(Words.of(prompt))).forEach(run -> counts.merge(run, 1, Integer::sum));
        }
        long least = Math.max(2, Math.round(LEAST_SHARE * prompts.size()));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most < least) {
            return Optional.empty();
        }
        for (String prompt : prompts) {
            Words words = Words.of(prompt);
            List<Long> runs = runs(words);
            for (int from = 0; from < runs.size(); from++) {
                if (counts.getOrDefault(runs.get(from), 0) == most) {
                    int to = from;
                    while (to + 1 < runs.size() && counts.getOrDefault(runs.get(to + 1), 0) >= least) {
                        to++;
                    }
                    String shared = prompt.substring(words.start(from), words.end(to + RUN - 1));
                    return Optional.of(new PromptTemplate(shared, (double) most / prompts.size()));
                }
            }
        }
        throw new AssertionError("the most frequent run stands in a prompt");
    }

    private static List<Long> runs(Words words) {
        var runs = new ArrayList<Long>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            long hash = 0;
            for (int j = i; j < i + RUN; j++) {
                hash = hash * MULTIPLIER + words.hash(j);
            }
            runs.add(Words.mix(hash));
        }
        return runs;
    }
}
