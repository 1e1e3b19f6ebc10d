package dev.parley.model.guard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ModerationModel;

/** A moderator behind its guard, called by its declared name. */
public final class GuardedModerations implements ModerationModel {
    private final ModerationModel model;
    private final Guard guard;
    private final String name;

    public GuardedModerations(ModerationModel model, Guard guard, String name) {
        this.model = model;
        this.guard = guard;
        this.name = name;
    }

    @Override
    public ObjectNode moderate(ObjectNode request) {
        return guard.whole(() -> model.moderate(request)).put("model", name);
    }

    @Override
    public void close() {
        model.close();
    }
}
