package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Problem;
import dev.parley.model.Json;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The models that clients of the gateway may choose: those that are not hidden for battles. */
final class Models {
    private final ModelCatalogue catalogue;
    private final Access access;
    private final Instant since;

    Models(ModelCatalogue catalogue, Access access, Instant since) {
        this.catalogue = catalogue;
        this.access = access;
        this.since = since;
    }

    ModelCatalogue catalogue() {
        return catalogue;
    }

    /**
     * The model that a request names.
     *
     * @throws Problem 400 if it names none, 404 if there is none
     */
    ModelCard chosen(ObjectNode request, ModelCard.Kind kind) {
        JsonNode name = request.path("model");
        if (!name.isTextual()) {
            throw new Problem(400, "invalid_request", "The field 'model' must name a model.").in("model");
        }
        return named(name.textValue(), kind);
    }

    /** A model that has just been taken away. */
    static Problem missing() {
        return new Problem(404, "model_not_found", "There is no such model; GET /v1/models lists all.").in("model");
    }

    void list(Context context) {
        access.identify(context);
        List<ModelCard> cards = catalogue.cards().stream().filter(ModelCard::visible).toList();
        context.json(isAnthropic(context) ? anthropicList(cards) : openAiList(cards));
    }

    void show(Context context) {
        access.identify(context);
        ModelCard card = find(context.pathParam("model"));
        context.json(isAnthropic(context) ? anthropic(card) : openAi(card));
    }

    boolean isDeclared(String name) {
        return visible(name).isPresent();
    }

    /**
     * The model of this name.
     *
     * @throws Problem 404 if there is none, 400 if it does something else
     */
    ModelCard named(String name, ModelCard.Kind kind) {
        ModelCard card = find(name);
        if (card.kind() != kind) {
            throw new Problem(400, "model_not_fit", switch (kind) {
                case CHAT -> "This model does not chat.";
                case EMBEDDING -> "This model does not embed.";
                case MODERATION -> "This model does not moderate.";
            }).in("model");
        }
        return card;
    }

    private ModelCard find(String name) {
        return visible(name).orElseThrow(Models::missing);
    }

    private Optional<ModelCard> visible(String name) {
        return catalogue.cards().stream()
                .filter(card -> card.visible() && card.name().equals(name))
                .findFirst();
    }

    /** Whether the client speaks Anthropic's protocol, which shares an address with OpenAI's. */
    static boolean isAnthropic(Context context) {
        return context.header("anthropic-version") != null || context.path().startsWith(Messages.ENDPOINT);
    }

    private ObjectNode openAiList(List<ModelCard> cards) {
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        cards.forEach(card -> data.add(openAi(card)));
        return list;
    }

    private ObjectNode openAi(ModelCard card) {
        return Json.object()
                .put("id", card.name())
                .put("object", "model")
                .put("created", since.getEpochSecond())
                .put("owned_by", card.organisation().orElse(card.provider()));
    }

    private ObjectNode anthropicList(List<ModelCard> cards) {
        ObjectNode list = Json.object();
        ArrayNode data = list.putArray("data");
        cards.forEach(card -> data.add(anthropic(card)));
        return list.put("has_more", false)
                .put("first_id", cards.isEmpty() ? null : cards.getFirst().name())
                .put("last_id", cards.isEmpty() ? null : cards.getLast().name());
    }

    private ObjectNode anthropic(ModelCard card) {
        return Json.object()
                .put("type", "model")
                .put("id", card.name())
                .put("display_name", card.name())
                .put("created_at", since.toString());
    }
}
