package dev.parley.model.catalogue;

import dev.parley.model.ChatModel;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelHealth;
import dev.parley.model.ModerationModel;
import dev.parley.model.guard.Guard;
import java.util.Optional;

/** One declared model, ready to be asked. */
record DeclaredModel(
        Declaration declaration,
        ModelCard card,
        Guard guard,
        Optional<ChatModel> chat,
        Optional<EmbeddingModel> embedding,
        Optional<ModerationModel> moderation)
        implements AutoCloseable {

    ModelHealth health() {
        return guard.health();
    }

    /** Closes the model when the answers it began have ended. */
    void retire() {
        Thread.ofVirtual().name("retire " + card.name()).start(() -> {
            guard.awaitEnd();
            close();
        });
    }

    @Override
    public void close() {
        chat.ifPresent(ChatModel::close);
        embedding.ifPresent(EmbeddingModel::close);
        moderation.ifPresent(ModerationModel::close);
    }
}
