package dev.parley.arena.gateway;

import dev.parley.model.ChatModel;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelHealth;
import dev.parley.model.ModerationModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalogue that a test fills. */
final class FilledCatalogue implements ModelCatalogue {
    static final ModelCard.Price PRICE = new ModelCard.Price(1, 2);

    private final List<ModelCard> cards = new ArrayList<>();
    private final Map<String, ChatModel> chat = new HashMap<>();
    private final Map<String, EmbeddingModel> embedding = new HashMap<>();
    private final Map<String, ModerationModel> moderation = new HashMap<>();

    void chat(String name, ChatModel model) {
        cards.add(card(name, ModelCard.Kind.CHAT, true));
        chat.put(name, model);
    }

    void hidden(String name, ChatModel model) {
        cards.add(card(name, ModelCard.Kind.CHAT, false));
        chat.put(name, model);
    }

    void embedding(String name, EmbeddingModel model) {
        cards.add(card(name, ModelCard.Kind.EMBEDDING, true));
        embedding.put(name, model);
    }

    void moderation(String name, ModerationModel model) {
        cards.add(card(name, ModelCard.Kind.MODERATION, true));
        moderation.put(name, model);
    }

    @Override
    public List<ModelCard> cards() {
        return List.copyOf(cards);
    }

    @Override
    public Optional<ChatModel> model(String name) {
        return Optional.ofNullable(chat.get(name));
    }

    @Override
    public Optional<EmbeddingModel> embedding(String name) {
        return Optional.ofNullable(embedding.get(name));
    }

    @Override
    public Optional<ModerationModel> moderation(String name) {
        return Optional.ofNullable(moderation.get(name));
    }

    @Override
    public Optional<ModelHealth> health(String name) {
        return Optional.empty();
    }

    @Override
    public void close() {}

    private static ModelCard card(String name, ModelCard.Kind kind, boolean visible) {
        return new ModelCard(
                name,
                "test",
                kind,
                1,
                visible,
                "",
                Optional.empty(),
                Optional.empty(),
                PRICE,
                new ModelCard.Limits(100, 1000));
    }
}
