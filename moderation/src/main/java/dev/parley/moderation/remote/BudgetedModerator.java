package dev.parley.moderation.remote;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleSupplier;

/** Asks another moderator until what it costs reaches a limit; from then on messages stay unmoderated. */
public final class BudgetedModerator implements Moderator {
    /** So many messages are asked about between two looks at the bill, and no more than that can go beyond the limit. */
    private static final int STEP = 32;

    private final Moderator moderator;
    private final DoubleSupplier spent;
    private final double limit;

    /**
     * @param spent what the moderator has cost so far, in US dollars
     * @param limit US dollars
     */
    public BudgetedModerator(Moderator moderator, DoubleSupplier spent, double limit) {
        this.moderator = moderator;
        this.spent = spent;
        this.limit = limit;
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
        var outcomes = new ArrayList<Outcome>(messages.size());
        while (outcomes.size() < messages.size() && spent.getAsDouble() < limit) {
            int from = outcomes.size();
            outcomes.addAll(moderator.moderate(messages.subList(from, Math.min(messages.size(), from + STEP))));
        }
        while (outcomes.size() < messages.size()) {
            outcomes.add(new Unmoderated(
                    id(), String.format(Locale.ROOT, "the budget of %.2f US dollars is spent", limit)));
        }
        return outcomes;
    }

    @Override
    public void close() {
        moderator.close();
    }
}
