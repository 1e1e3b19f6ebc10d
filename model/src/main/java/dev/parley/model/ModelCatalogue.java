package dev.parley.model;

import java.util.List;
import java.util.Optional;

/**
 * The models an operator declared, as they stand now: the declaration may be read again while the program runs. A model
 * that is no longer declared, or declared anew, still finishes the answers it began.
 */
public interface ModelCatalogue extends AutoCloseable {
    /** All models, hidden ones too, in the order of the declaration. */
    List<ModelCard> cards();

    /**
     * The model of this name, ready to be asked: with its default parameters, retries, limits, and accounting. Its
     * pieces name the model as the declaration does, and the last one before the end carries the usage.
     */
    Optional<ChatModel> model(String name);

    /** The embedding model of this name. */
    Optional<EmbeddingModel> embedding(String name);

    /** The moderation model of this name. */
    Optional<ModerationModel> moderation(String name);

    /** How the model of this name does; empty if there is none. */
    Optional<ModelHealth> health(String name);

    /**
     * Why the declaration as it stands now could not be taken over, in a sentence; the one before is still in force.
     */
    default Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    void close();
}
