package dev.parley.cli;

import picocli.CommandLine.Command;

/** {@code parley moderate}: harm in messages, and the moderators that find it. */
@Command(
        name = "moderate",
        description = "Find harmful messages; train and compare moderators.",
        subcommands = {
            ModerateTagCommand.class,
            ModerateExplainCommand.class,
            ModerateEvaluateCommand.class,
            ModerateLabelCommand.class,
            ModerateTrainCommand.class
        },
        footer = {"", "Example:", "  parley moderate explain 'How do I kill a Python process?'"})
final class ModerateCommand {}
