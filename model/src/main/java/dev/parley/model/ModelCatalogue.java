package dev.parley.model;

import java.util.List;
import java.util.Optional;

/** The models an operator declared, as they stand now: the declaration may be read again while the program runs. */
public interface ModelCatalogue extends AutoCloseable {
    /** All models, hidden ones too, in the order of the declaration. */
    List<ModelCard> cards();

    /** The model of this name, ready to be asked: with its retries, limits, and accounting. */
    Optional<ChatModel> model(String name);

    @Override
    void close();
}
