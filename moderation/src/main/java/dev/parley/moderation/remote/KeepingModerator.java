package dev.parley.moderation.remote;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks another moderator about what it was not asked before, and keeps what it says. */
public final class KeepingModerator implements Moderator {
    /** What is kept after each step is not lost when a run is stopped. */
    private static final int STEP = 64;

    private final Moderator moderator;
    private final KeptOutcomes kept;

    public KeepingModerator(Moderator moderator, KeptOutcomes kept) {
        this.moderator = moderator;
        this.kept = kept;
    }

    @Override
    public ModeratorId id() {
        return moderator.id();
    }

    @Override
    public Set<Category> categories() {
        return moderator.categories();
    }

    @Override
    public Policy policy() {
        return moderator.policy();
    }

    @Override
    public List<Outcome> moderate(List<Message> messages) {
        List<Optional<Assessment>> known =
                messages.stream().map(message -> kept.find(id(), message)).toList();
        var unknown = new ArrayList<Message>();
        for (int i = 0; i < messages.size(); i++) {
            if (known.get(i).isEmpty()) {
                unknown.add(messages.get(i));
            }
        }
        var asked = ask(unknown).iterator();
        return known.stream().map(one -> one.<Outcome>map(found -> found).orElseGet(asked::next)).toList();
    }

    private List<Outcome> ask(List<Message> messages) {
        var outcomes = new ArrayList<Outcome>(messages.size());
        for (int from = 0; from < messages.size(); from += STEP) {
            List<Message> step = messages.subList(from, Math.min(messages.size(), from + STEP));
            List<Outcome> said = moderator.moderate(step);
            for (int i = 0; i < step.size(); i++) {
                if (said.get(i) instanceof Assessment assessment) {
                    kept.keep(step.get(i), assessment);
                }
            }
            outcomes.addAll(said);
        }
        return outcomes;
    }

    @Override
    public void close() {
        moderator.close();
        kept.close();
    }
}
