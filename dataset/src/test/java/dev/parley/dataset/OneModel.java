package dev.parley.dataset;

import dev.parley.model.ChatModel;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelHealth;
import dev.parley.model.ModerationModel;
import java.util.List;
import java.util.Optional;

/** A catalogue of a single model, called {@code model}. */
public record OneModel(Optional<ChatModel> chat, Optional<EmbeddingModel> embedding) implements ModelCatalogue {
    public static OneModel of(ChatModel model) {
        return new OneModel(Optional.of(model), Optional.empty());
    }

    public static OneModel of(EmbeddingModel model) {
        return new OneModel(Optional.empty(), Optional.of(model));
    }

    @Override
    public List<ModelCard> cards() {
        return List.of();
    }

    @Override
    public Optional<ChatModel> model(String name) {
        return chat.filter(model -> name.equals("model"));
    }

    @Override
    public Optional<EmbeddingModel> embedding(String name) {
        return embedding.filter(model -> name.equals("model"));
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
    public void close() {
        chat.ifPresent(ChatModel::close);
        embedding.ifPresent(EmbeddingModel::close);
    }
}
