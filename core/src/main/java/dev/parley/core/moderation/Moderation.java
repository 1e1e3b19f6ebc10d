package dev.parley.core.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Conversation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a moderator said of one message.
 *
 * @param scores for each category that was looked at, how sure the moderator is that it applies, 0 to 1
 * @param categories those that apply in the moderator's own judgement
 * @param flagged whether the message is harmful as a whole
 */
public record Moderation(Map<Category, Double> scores, Set<Category> categories, boolean flagged)
        implements Serializable {
    /** The attribute of a conversation that holds a verdict for each message, as LMSYS-Chat-1M publishes it. */
    public static final String ATTRIBUTE = "openai_moderation";

    private static final String FLAGS = "categories";
    private static final String SCORES = "category_scores";
    private static final String FLAGGED = "flagged";

    public Moderation {
        scores = Collections.unmodifiableMap(copy(scores));
        categories = Collections.unmodifiableSet(copy(categories));
    }

    /** A verdict that flags the message if any category applies. */
    public Moderation(Map<Category, Double> scores, Set<Category> categories) {
        this(scores, categories, !categories.isEmpty());
    }

    private static Map<Category, Double> copy(Map<Category, Double> scores) {
        var copy = new EnumMap<Category, Double>(Category.class);
        copy.putAll(scores);
        return copy;
    }

    private static Set<Category> copy(Set<Category> categories) {
        var copy = EnumSet.noneOf(Category.class);
        copy.addAll(categories);
        return copy;
    }

    /** How strongly the category was found, 0 to 1; 0 if it was not looked at. */
    public double score(Category category) {
        return scores.getOrDefault(category, 0.0);
    }

    /**
     * The verdicts that a conversation brings along from its source.
     *
     * @return one for each message, in order; none if the source has none, or not for each message in each of {@link
     *     Category#LMSYS}: an unmoderated message must not look like a harmless one
     */
    public static List<Moderation> of(Conversation conversation) {
        JsonNode verdicts = conversation.attributes().get(ATTRIBUTE).orElse(MissingNode.getInstance());
        var moderations = new ArrayList<Moderation>();
        for (JsonNode verdict : verdicts) {
            read(verdict).ifPresent(moderations::add);
        }
        int messages = conversation.messages().size();
        return verdicts.size() == messages && moderations.size() == messages ? moderations : List.of();
    }

    /** A verdict in the shape of OpenAI's, if it is whole: all of {@link Category#LMSYS}, of the others what it has. */
    private static Optional<Moderation> read(JsonNode verdict) {
        var scores = new EnumMap<Category, Double>(Category.class);
        var categories = EnumSet.noneOf(Category.class);
        for (Category category : Category.values()) {
            JsonNode applies = verdict.path(FLAGS).path(category.label());
            JsonNode score = verdict.path(SCORES).path(category.label());
            if (applies.isBoolean() && score.isNumber()) {
                scores.put(category, score.doubleValue());
                if (applies.booleanValue()) {
                    categories.add(category);
                }
            }
        }
        boolean whole = verdict.path(FLAGGED).isBoolean() && scores.keySet().containsAll(Category.LMSYS);
        return whole
                ? Optional.of(new Moderation(scores, categories, verdict.path(FLAGGED).booleanValue()))
                : Optional.empty();
    }

    /** The verdict in the shape of OpenAI's, with these categories in this order. */
    public ObjectNode toJson(Collection<Category> shown) {
        ObjectNode verdict = JsonNodeFactory.instance.objectNode();
        ObjectNode flags = verdict.putObject(FLAGS);
        ObjectNode numbers = verdict.putObject(SCORES);
        for (Category category : shown) {
            flags.put(category.label(), categories.contains(category));
            numbers.put(category.label(), score(category));
        }
        return verdict.put(FLAGGED, flagged);
    }
}
