package dev.parley.cli;

import dev.parley.moderation.Band;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Moderators;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Weights;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which weights and which policy a moderator works with. */
final class ModeratorOptions {
    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights that 'parley moderate train' wrote; those that ship with Parley by default.")
    private Optional<Path> weights = Optional.empty();

    @Option(
            names = "--band",
            paramLabel = "LOW-HIGH",
            description = {
                "How near to its thresholds the fast tier must come for the cascade to ask the encoder, as ratios",
                "(default: 0.7-4)."
            })
    private Optional<String> band = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Thresholds in YAML; those that the moderator was tuned with by default.")
    private Optional<Path> policy = Optional.empty();

    @Mixin
    private DeclaredModeratorOptions declared = new DeclaredModeratorOptions();

    Weights weights() {
        return weights.map(Weights::read).orElseGet(Weights::standard);
    }

    Moderator moderator(String name, Weights read) {
        return !Moderators.NAMES.contains(name) ? declared.moderator(name) : Moderators.of(name, read, band.map(Band::of).orElse(Band.STANDARD));
    }

    Policy policyFor(Moderator moderator) {
        return policy.map(Policy::read).orElseGet(moderator::policy);
    }
}
