package dev.parley.cli;

import picocli.CommandLine.Command;

/** {@code parley key}: who may use the gateway. */
@Command(
        name = "key",
        description = "Make, list and take back the keys that programs use the gateway with.",
        subcommands = {KeyCreateCommand.class, KeyListCommand.class, KeyRevokeCommand.class},
        footer = {"", "Example:", "  parley key create notebook --budget 5 --requests-per-minute 60"})
final class KeyCommand {}
