package dev.parley.arena.moderation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelException;
import dev.parley.model.ModerationModel;

/** The moderation model of this name as it is declared at the moment. */
record DeclaredModeration(ModelCatalogue models, String name) implements ModerationModel {
    @Override
    public ObjectNode moderate(ObjectNode request) {
        return models.moderation(name)
                .orElseThrow(() -> new ModelException(
                        ModelException.Kind.NOT_FOUND, "the moderator is no longer declared"))
                .moderate(request);
    }

    /** The catalogue closes its models. */
    @Override
    public void close() {}
}
