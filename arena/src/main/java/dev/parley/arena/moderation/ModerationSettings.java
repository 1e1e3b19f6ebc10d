package dev.parley.arena.moderation;

import dev.parley.core.InputException;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.moderation.Band;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Moderators;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Weights;
import dev.parley.moderation.remote.EndpointModerator;
import dev.parley.moderation.remote.LmsysPrompt;
import dev.parley.moderation.remote.PromptedModerator;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an operator decides about moderation.
 *
 * @param moderator one of {@link Moderators#NAMES}, a declared model, or {@link #NOBODY}
 * @param policy takes the place of the moderator's own thresholds
 * @param mode takes the place of the policy's; without both, the moderator only observes
 */
public record ModerationSettings(
        String moderator, Optional<Policy> policy, Optional<Policy.Mode> mode, Window window) {
    /** The moderator of those who want none. */
    public static final String NOBODY = "none";

    /** Everything is marked, nothing is stopped. */
    public static final ModerationSettings STANDARD =
            new ModerationSettings("cascade", Optional.empty(), Optional.empty(), Window.STANDARD);

    /**
     * Begins to load the moderator, if there is to be one.
     *
     * @throws InputException if there is none of this name
     */
    public Optional<LiveModerator> start(ModelCatalogue models, MarkSink marks, MeterRegistry metrics) {
        if (moderator.equals(NOBODY)) {
            return Optional.empty();
        }
        Supplier<? extends Moderator> found = Moderators.NAMES.contains(moderator)
                ? () -> Moderators.of(moderator, Weights.standard(), Band.STANDARD)
                : declared(models);
        Policy.Mode applied = mode.or(() -> policy.map(Policy::mode)).orElse(Policy.Mode.OBSERVE);
        return Optional.of(LiveModerator.load(found, policy, applied, window, marks, metrics));
    }

    private Supplier<? extends Moderator> declared(ModelCatalogue models) {
        ModelCard card = models.cards().stream()
                .filter(one -> one.name().equals(moderator))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no moderator '" + moderator
                        + "'; name fast, encoder, cascade, none, or a declared model."));
        return switch (card.kind()) {
            case MODERATION -> () -> new EndpointModerator(
                    new DeclaredModeration(models, moderator), moderator, "remote");
            case CHAT -> () -> new PromptedModerator(
                    models.model(moderator).orElseThrow(),
                    moderator,
                    LmsysPrompt.oneShot(),
                    card.limits().concurrency());
            case EMBEDDING -> throw new InputException(
                    "the model '" + moderator + "' embeds; name one that moderates or chats as moderator.");
        };
    }
}
