package dev.parley.cli;

import dev.parley.arena.moderation.ModerationSettings;
import dev.parley.arena.moderation.Window;
import dev.parley.core.InputException;
import dev.parley.moderation.Policy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How an arena moderates what is said in it. */
final class ModerationOptions {
    @Option(
            names = "--moderator",
            paramLabel = "NAME",
            defaultValue = "cascade",
            description = {
                "Who moderates chats and calls: fast, encoder, cascade, a declared model, or none",
                "(default: ${DEFAULT-VALUE})."
            })
    private String moderator = "";

    @Option(
            names = "--moderation",
            paramLabel = "MODE",
            description = {
                "observe marks what is flagged; fail-open also stops it; fail-closed stops what nobody could moderate,",
                "too (default: that of the policy, or observe)."
            })
    private Optional<String> mode = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Thresholds by category in YAML; those that the moderator was tuned with by default.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--moderation-window",
            paramLabel = "CHARACTERS",
            defaultValue = "200",
            description = "Judge answers that may be stopped after so many more characters (default: ${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--moderation-hold-back",
            paramLabel = "CHARACTERS",
            defaultValue = "50",
            description = "Judge so many of them again with what follows before they are shown (default: ${DEFAULT-VALUE}).")
    private int heldBack;

    /** @throws InputException if a setting does not work */
    ModerationSettings settings() {
        return new ModerationSettings(
                moderator, policy.map(Policy::read), mode.map(ModerationOptions::mode), new Window(window, heldBack));
    }

    private static Policy.Mode mode(String label) {
        return Arrays.stream(Policy.Mode.values())
                .filter(mode -> mode.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "there is no moderation '" + label + "'; write observe, fail-open or fail-closed."));
    }
}
