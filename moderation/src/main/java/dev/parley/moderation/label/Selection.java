package dev.parley.moderation.label;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Taxonomy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Chooses what is learned from, as LMSYS-Chat-1M's authors did (arXiv 2309.11998, section 4.1): in each of the five
 * categories the flagged messages with the highest scores, some normal messages, and some conversations about something
 * else. Equal texts count once. The normal ones and the conversations are those whose hashes are least, so that the choice
 * is random, and the same whatever the order in which they come.
 */
public final class Selection {
    private final int perLabel;
    private final int normal;
    private final int general;
    private final Map<String, TreeSet<Ranked<Candidate>>> flagged = new TreeMap<>();
    private final TreeSet<Ranked<Candidate>> harmless = new TreeSet<>(Ranked.ORDER);
    private final TreeSet<Ranked<Conversation>> conversations = new TreeSet<>(Ranked.ORDER);

    /** Something chosen while nothing of a lower rank is there. */
    private record Ranked<T>(double rank, String key, T value) {
        static final Comparator<Ranked<?>> ORDER =
                Comparator.<Ranked<?>>comparingDouble(Ranked::rank).thenComparing(Ranked::key);
    }

    /**
     * @param perLabel flagged messages in each category, at most
     * @param normal messages without harm, at most
     * @param general conversations without harm, at most
     */
    public Selection(int perLabel, int normal, int general) {
        this.perLabel = perLabel;
        this.normal = normal;
        this.general = general;
        Taxonomy.LMSYS_FIVE.labels().forEach(label -> flagged.put(label, new TreeSet<>(Ranked.ORDER)));
    }

    /**
     * Looks at a conversation.
     *
     * @param moderations one for each message; a conversation without is passed over
     */
    public void add(Conversation conversation, List<Moderation> moderations) {
        for (int i = 0; i < moderations.size(); i++) {
            add(conversation.messages().get(i), moderations.get(i));
        }
        if (!moderations.isEmpty()
                && conversation.messages().size() > 1
                && moderations.stream().noneMatch(Moderation::flagged)) {
            offer(new Ranked<>(0, hash(conversation.id()), conversation), conversations, general);
        }
    }

    private void add(Message message, Moderation moderation) {
        if (message.content().isBlank()) {
            return;
        }
        String key = hash(message.role().label() + "\n" + message.content());
        Map<String, Double> labels = labels(moderation);
        var candidate = new Candidate(message, labels.keySet());
        labels.forEach((label, score) -> offer(new Ranked<>(score, key, candidate), flagged.get(label), perLabel));
        if (!moderation.flagged()) {
            offer(new Ranked<>(0, key, candidate), harmless, normal);
        }
    }

    /** Those of the five that apply, each with the highest score of the categories that it stands for. */
    private static Map<String, Double> labels(Moderation moderation) {
        var labels = new TreeMap<String, Double>();
        for (Category category : moderation.categories()) {
            for (Taxonomy.Match<String> label : Taxonomy.LMSYS_FIVE.labelsOf(category)) {
                labels.merge(label.value(), moderation.score(category), Math::max);
            }
        }
        return labels;
    }

    private static <T> void offer(Ranked<T> candidate, TreeSet<Ranked<T>> chosen, int limit) {
        chosen.add(candidate);
        if (chosen.size() > limit) {
            chosen.pollFirst();
        }
    }

    /** SHA-256: nothing about a text can be read off it. */
    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many flagged messages were chosen in each of the five categories. */
    public Map<String, Integer> found() {
        return flagged.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().size(), (a, b) -> a, TreeMap::new));
    }

    /** The flagged messages, each once though it may have been chosen in several categories, and the normal ones. */
    public List<Candidate> candidates() {
        var byKey = new TreeMap<String, Candidate>();
        flagged.values().stream()
                .flatMap(Collection::stream)
                .forEach(ranked -> byKey.put(ranked.key(), ranked.value()));
        harmless.forEach(ranked -> byKey.put(ranked.key(), ranked.value()));
        return List.copyOf(byKey.values());
    }

    /** The conversations about something else. */
    public List<Conversation> general() {
        return conversations.stream().map(Ranked::value).toList();
    }
}
