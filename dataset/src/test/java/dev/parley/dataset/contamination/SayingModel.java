package dev.parley.dataset.contamination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.Json;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelHealth;
import dev.parley.model.ModerationModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A catalogue of one chat model, {@code oracle}, that answers as a function of what it is asked, and remembers it. */
final class SayingModel implements ModelCatalogue {
    private final Function<String, String> answers;
    private final List<ObjectNode> requests = new ArrayList<>();

    SayingModel(Function<String, String> answers) {
        this.answers = answers;
    }

    List<ObjectNode> requests() {
        return requests;
    }

    @Override
    public Optional<ChatModel> model(String name) {
        return name.equals("oracle") ? Optional.of(new Oracle()) : Optional.empty();
    }

    @Override
    public List<ModelCard> cards() {
        return List.of();
    }

    @Override
    public Optional<EmbeddingModel> embedding(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<ModerationModel> moderation(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<ModelHealth> health(String name) {
        return Optional.empty();
    }

    @Override
    public void close() {}

    private final class Oracle implements ChatModel {
        @Override
        public ObjectNode complete(ChatRequest request) {
            requests.add(request.body());
            ObjectNode completion = Json.object();
            completion
                    .putArray("choices")
                    .addObject()
                    .putObject("message")
                    .put("content", answers.apply(request.body().path("messages").path(0).path("content").asText()));
            return completion;
        }

        @Override
        public ChatStream stream(ChatRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
