package dev.parley.model.guard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.Usage;

/** An embedding model behind its guard, called by its declared name. */
public final class GuardedEmbeddings implements EmbeddingModel {
    private final EmbeddingModel model;
    private final Guard guard;
    private final String name;

    public GuardedEmbeddings(EmbeddingModel model, Guard guard, String name) {
        this.model = model;
        this.guard = guard;
        this.name = name;
    }

    @Override
    public ObjectNode embed(ObjectNode request) {
        ObjectNode answer = guard.whole(() -> model.embed(request));
        guard.account().spent(Usage.of(answer.path("usage")));
        return answer.put("model", name);
    }

    @Override
    public void close() {
        model.close();
    }
}
