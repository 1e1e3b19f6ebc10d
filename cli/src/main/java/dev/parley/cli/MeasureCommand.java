package dev.parley.cli;

import picocli.CommandLine.Command;

/** {@code parley measure}: how good the parts are, on texts for which the right answer is known. */
@Command(
        name = "measure",
        description = "Measure a part of Parley on texts for which the right answer is known.",
        subcommands = {
            MeasureContaminationCommand.class,
            MeasureLanguageCommand.class,
            MeasurePersonalDataCommand.class,
            MeasureTopicsCommand.class
        })
final class MeasureCommand {}
