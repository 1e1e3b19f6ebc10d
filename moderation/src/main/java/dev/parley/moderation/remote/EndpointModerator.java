package dev.parley.moderation.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModerationModel;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A moderator behind {@code /v1/moderations}: OpenAI's, or another Parley's. */
public final class EndpointModerator implements Moderator {
    /** OpenAI takes 32 inputs at once. */
    private static final int BATCH = 32;

    private final ModerationModel model;
    private final ModeratorId id;

    /** @param version of the model behind the endpoint, as far as it is known */
    public EndpointModerator(ModerationModel model, String name, String version) {
        this.model = model;
        this.id = new ModeratorId(name, version);
    }

    @Override
    public ModeratorId id() {
        return id;
    }

    @Override
    public Set<Category> categories() {
        return EnumSet.allOf(Category.class);
    }

    /** Endpoints do not tell the thresholds of their flags; these judge by scores alone. */
    @Override
    public Policy policy() {
        return Policy.likelierThanNot(id.toString(), categories());
    }

    @Override
    public List<Outcome> moderate(List<Message> messages) {
        var outcomes = new ArrayList<Outcome>(messages.size());
        for (int from = 0; from < messages.size(); from += BATCH) {
            outcomes.addAll(ask(messages.subList(from, Math.min(messages.size(), from + BATCH))));
        }
        return outcomes;
    }

    private List<Outcome> ask(List<Message> messages) {
        ObjectNode request = Json.object();
        ArrayNode input = request.putArray("input");
        messages.forEach(message -> input.add(message.content()));
        try {
            return outcomes(model.moderate(request).path("results"), messages.size());
        } catch (ModelException failure) {
            // One message that the endpoint does not take must not leave its neighbours unmoderated.
            return failure.kind() == ModelException.Kind.INVALID_REQUEST && messages.size() > 1
                    ? messages.stream().flatMap(message -> ask(List.of(message)).stream()).toList()
                    : unmoderated(String.valueOf(failure.getMessage()), messages.size());
        }
    }

    private List<Outcome> outcomes(JsonNode results, int expected) {
        if (results.size() != expected) {
            return unmoderated(
                    "the endpoint gave " + results.size() + " verdicts for " + expected + " messages", expected);
        }
        var outcomes = new ArrayList<Outcome>(expected);
        results.forEach(result -> outcomes.add(outcome(result.path("category_scores"))));
        return outcomes;
    }

    private Outcome outcome(JsonNode given) {
        var scores = new EnumMap<Category, Double>(Category.class);
        for (Category category : Category.values()) {
            JsonNode score = given.path(category.label());
            if (score.isNumber() && score.doubleValue() >= 0 && score.doubleValue() <= 1) {
                scores.put(category, score.doubleValue());
            }
        }
        // Older models do not know the illicit ones.
        return scores.keySet().containsAll(Category.LMSYS)
                ? new Assessment(id, scores)
                : new Unmoderated(id, "the endpoint's verdict lacks scores from 0 to 1 for some categories");
    }

    private List<Outcome> unmoderated(String reason, int messages) {
        return Collections.nCopies(messages, new Unmoderated(id, reason));
    }

    @Override
    public void close() {
        model.close();
    }
}
