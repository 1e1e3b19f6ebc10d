package dev.parley.rating.filter;

import dev.parley.rating.vote.Votes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Thins prompts that came so often that a few of them would decide the ratings. */
final class FrequentPrompts {
    private static final double QUANTILE = 0.9999;

    private FrequentPrompts() {}

    static BitSet thin(Votes votes, BitSet rows, long seed) {
        BitSet keep = (BitSet) rows.clone();
        Map<Long, List<Integer>> byPrompt = new HashMap<>();
        rows.stream().forEach(row -> {
            if (votes.surplus(row)) {
                keep.clear(row);
            } else if (votes.prompt(row) != Votes.NO_PROMPT) {
                byPrompt.computeIfAbsent(votes.prompt(row), unused -> new ArrayList<>(1)).add(row);
            }
        });
        int most = most(byPrompt);
        byPrompt.forEach((prompt, all) -> {
            if (all.size() > most) {
                Collections.shuffle(all, new Random(seed ^ prompt));
                all.subList(most, all.size()).forEach(keep::clear);
            }
        });
        return keep;
    }

    /** The quantile of the numbers of votes on a prompt, as pandas interpolates it, without its decimals. */
    private static int most(Map<Long, List<Integer>> byPrompt) {
        if (byPrompt.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        int[] sizes = byPrompt.values().stream().mapToInt(List::size).sorted().toArray();
        double place = QUANTILE * (sizes.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sizes.length - 1);
        return (int) (sizes[below] + (place - below) * (sizes[above] - sizes[below]));
    }
}
