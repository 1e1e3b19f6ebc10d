package dev.parley.moderation;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.feature.Features;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks at words only: microseconds a message. */
final class FastModerator implements Moderator {
    private final Weights weights;
    private final ThreadLocal<Features> features = ThreadLocal.withInitial(Features::new);

    FastModerator(Weights weights) {
        this.weights = weights;
    }

    @Override
    public ModeratorId id() {
        return new ModeratorId("fast", weights.version());
    }

    @Override
    public Set<Category> categories() {
        return EnumSet.allOf(Category.class);
    }

    @Override
    public Policy policy() {
        return weights.fast().policy(id().toString());
    }

    @Override
    public List<Outcome> moderate(List<Message> messages) {
        return messages.stream().map(this::moderate).toList();
    }

    @Override
    public Outcome moderate(Message message) {
        return new Assessment(id(), weights.probabilities(logOdds(message.content())));
    }

    float[] logOdds(String text) {
        return weights.words().score(text, features.get());
    }

    @Override
    public Outcome explain(Message message) {
        var assessment = new Assessment(id(), weights.probabilities(logOdds(message.content())));
        return assessment.with(new Explanation(weights.words()).of(message.content(), assessment));
    }
}
