package dev.parley.moderation.label;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Taxonomy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Chooses what is learned from, as LMSYS-Chat-1M's authors did (arXiv 2309.11998, section 4.1): in each of the five
 * categories the flagged messages with the highest scores, some normal messages, and some conversations about something
 * else. Equal texts count once. The normal ones and the conversations are those with the greatest hashes, so that the
 * choice is random, and the same whatever the order in which they come.
 */
public final class Selection {
    private final SortedMap<String, Best<Candidate>> flagged = new TreeMap<>();
    private final Best<Candidate> harmless;
    private final Best<Conversation> conversations;

    /**
     * @param perLabel flagged messages in each category, at most
     * @param normal messages without harm, at most
     * @param general conversations without harm, at most
     */
    public Selection(int perLabel, int normal, int general) {
        Taxonomy.LMSYS_FIVE.labels().forEach(label -> flagged.put(label, new Best<>(perLabel)));
        harmless = new Best<>(normal);
        conversations = new Best<>(general);
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
            conversations.offer(0, hash(conversation.id()), conversation);
        }
    }

    private void add(Message message, Moderation moderation) {
        if (message.content().isBlank()) {
            return;
        }
        String key = hash(message.role().label() + "\n" + message.content());
        Map<String, Double> scores = scores(moderation);
        var candidate = new Candidate(message, scores.keySet());
        flagged.forEach((label, best) -> {
            if (scores.containsKey(label)) {
                best.offer(scores.getOrDefault(label, 0.0), key, candidate);
            }
        });
        if (!moderation.flagged()) {
            harmless.offer(0, key, candidate);
        }
    }

    /** Those of the five that apply, each with the highest score of the categories that it stands for. */
    private static Map<String, Double> scores(Moderation moderation) {
        var scores = new TreeMap<String, Double>();
        for (Category category : moderation.categories()) {
            for (Taxonomy.Match<String> label : Taxonomy.LMSYS_FIVE.labelsOf(category)) {
                scores.merge(label.value(), moderation.score(category), Math::max);
            }
        }
        return scores;
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
    public SortedMap<String, Integer> found() {
        var found = new TreeMap<String, Integer>();
        flagged.forEach((label, best) -> found.put(label, best.size()));
        return found;
    }

    /** The flagged messages, each once though it may have been chosen in several categories, and the normal ones. */
    public List<Candidate> candidates() {
        var byKey = new TreeMap<String, Candidate>();
        Stream.concat(flagged.values().stream().flatMap(Best::stream), harmless.stream())
                .forEach(ranked -> byKey.put(ranked.key(), ranked.value()));
        return List.copyOf(byKey.values());
    }

    /** The conversations about something else. */
    public List<Conversation> general() {
        return conversations.stream().map(Best.Ranked::value).toList();
    }
}
