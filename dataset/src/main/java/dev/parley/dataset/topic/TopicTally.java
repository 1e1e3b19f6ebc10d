package dev.parley.dataset.topic;

import dev.parley.dataset.topic.TopicModel.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is counted of a topic while prompts are assigned to it, conversation by conversation. */
final class TopicTally {
    private static final int NEAREST = 100;

    /** The farthest of the nearest is first; of equals the later. */
    private static final Comparator<Near> FARTHEST = Comparator.comparingDouble(Near::similarity)
            .thenComparing(Comparator.comparing((Near near) -> near.prompt().conversation()).reversed())
            .thenComparing(Comparator.comparing((Near near) -> near.prompt().message()).reversed());

    private final Set<String> users = new HashSet<>();
    private final SortedMap<String, Long> models = new TreeMap<>();
    private final PriorityQueue<Near> nearest = new PriorityQueue<>(FARTHEST);
    private String lastConversation = "";
    private long conversations;
    private long prompts;
    private long outliers;
    private long exactDuplicates;
    private long semanticDuplicates;
    private double similarity;
    private double x;
    private double y;

    record Near(Prompt prompt, double similarity) {}

    void add(Prompt prompt, Place place) {
        prompts++;
        similarity += place.similarity();
        x += place.point()[0];
        y += place.point()[1];
        if (!prompt.user().isEmpty()) {
            users.add(prompt.user());
        }
        if (!prompt.conversation().equals(lastConversation)) {
            lastConversation = prompt.conversation();
            conversations++;
            models.merge(prompt.model(), 1L, Long::sum);
        }
        if (place.outlier()) {
            outliers++;
        } else {
            offer(new Near(prompt, place.similarity()));
        }
    }

    /** What is like no other tells who wrote it, and is never shown. */
    private void offer(Near near) {
        nearest.add(near);
        if (nearest.size() > NEAREST) {
            nearest.poll();
        }
    }

    /** Counts a prompt that was added as a duplicate. */
    void duplicate(String kind) {
        if (kind.equals(NearDuplicates.EXACT)) {
            exactDuplicates++;
        } else {
            semanticDuplicates++;
        }
    }

    long outliers() {
        return outliers;
    }

    long exactDuplicates() {
        return exactDuplicates;
    }

    long semanticDuplicates() {
        return semanticDuplicates;
    }

    long prompts() {
        return prompts;
    }

    long conversations() {
        return conversations;
    }

    long users() {
        return users.size();
    }

    SortedMap<String, Long> models() {
        return models;
    }

    double similarity() {
        return similarity / Math.max(1, prompts);
    }

    double x() {
        return x / Math.max(1, prompts);
    }

    double y() {
        return y / Math.max(1, prompts);
    }

    /** The prompts nearest to the centroid, the nearest first. */
    List<Near> nearest() {
        return nearest.stream().sorted(FARTHEST.reversed()).toList();
    }

    /** Texts of the nearest prompts, all different, cut to so many characters. */
    List<String> texts(int count, int length) {
        var texts = new LinkedHashMap<String, String>();
        nearest().forEach(near -> texts.putIfAbsent(near.prompt().text(), cut(near.prompt().text(), length)));
        return new ArrayList<>(texts.values()).subList(0, Math.min(count, texts.size()));
    }

    /** The beginning of a text, at most so many characters. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, length) - 1)) + "…";
    }
}
