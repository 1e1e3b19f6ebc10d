package dev.parley.arena.moderation;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stands for a moderator that could not be loaded. */
enum AbsentModerator implements Moderator {
    INSTANCE;

    @Override
    public ModeratorId id() {
        return new ModeratorId("none", "0");
    }

    @Override
    public Set<Category> categories() {
        return Set.of();
    }

    @Override
    public Policy policy() {
        return new Policy("none", Map.of(), Policy.Mode.OBSERVE);
    }

    @Override
    public List<Outcome> moderate(List<Message> messages) {
        return Collections.nCopies(messages.size(), new Unmoderated(id(), "the moderator could not be loaded"));
    }
}
