package dev.parley.arena.web;

import dev.parley.model.ChatModel;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelHealth;
import dev.parley.model.ModerationModel;
import dev.parley.model.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalogue that a test fills; all in it are up. */
final class TestModels implements ModelCatalogue {
    private final List<ModelCard> cards = new ArrayList<>();
    private final Map<String, ChatModel> models = new HashMap<>();

    TestModels with(String name, ChatModel model) {
        return with(name, model, true, 100);
    }

    /** A model for battles only. */
    TestModels withHidden(String name, ChatModel model) {
        return with(name, model, false, 100);
    }

    /** A model that answers one at a time. */
    TestModels withLine(String name, ChatModel model) {
        return with(name, model, true, 1);
    }

    private TestModels with(String name, ChatModel model, boolean visible, int concurrency) {
        cards.add(new ModelCard(
                name,
                "test",
                ModelCard.Kind.CHAT,
                1,
                visible,
                name + " of the tests.",
                Optional.empty(),
                Optional.empty(),
                ModelCard.Price.FREE,
                new ModelCard.Limits(concurrency, 1000)));
        models.put(name, model);
        return this;
    }

    @Override
    public List<ModelCard> cards() {
        return List.copyOf(cards);
    }

    @Override
    public Optional<ChatModel> model(String name) {
        return Optional.ofNullable(models.get(name));
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
        return Optional.of(new ModelHealth(
                ModelHealth.State.UP, 0, 100, 0, 0, new Usage(0, 0), 0, Optional.empty()));
    }

    @Override
    public void close() {}
}
