package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.moderation.encoder.VectorCache;
import dev.parley.moderation.evaluation.TestSet;
import dev.parley.moderation.training.Corpus;
import dev.parley.moderation.training.Templates;
import dev.parley.moderation.tuning.Tuning;
import dev.parley.text.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley moderate train}: weights of a moderator from public sets. */
@Command(
        name = "train",
        description = {
            "Train the offline moderators; the same data give the same file.",
            "",
            "The folder holds the training sets in 'train/' and, beside it, the development sets ('*.dev.jsonl.gz') on "
                    + "which calibration and thresholds are fitted."
        },
        footer = {"", "Example:", "  parley moderate train data/moderation --output weights.bin"})
final class ModerateTrainCommand implements Callable<Integer> {
    private static final List<String> DEVELOPMENT = List.of("openai-moderation", "hatecheck", "multilingual", "xstest");

    @Parameters(paramLabel = "DIR", description = "The folder of the data.")
    private Path folder = Path.of("");

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "Where the weights go.")
    private Path output = Path.of("");

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "Where sentence vectors are kept, so that another run need not compute them again "
                    + "(default: the output with '.vectors').")
    private Optional<Path> vectors = Optional.empty();

    @Option(
            names = "--templates",
            paramLabel = "FILE",
            description = "Other templates than those that ship with Parley.")
    private Optional<Path> templates = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<TestSet> development = development();
        Templates written = templates.map(Templates::read).orElseGet(Templates::standard);
        var tuning = new Tuning(Corpus.read(folder.resolve("train"), written), development);
        Progress progress = Parley.progress();
        Path kept = vectors.orElseGet(() -> Path.of(output + ".vectors"));
        try (Encoder encoder = Encoder.load()) {
            Tuning.Result result = tuning.run(encoder, VectorCache.open(kept), progress);
            byte[] content = result.weights().toBytes();
            Files.write(output, content);
            spec.commandLine().getOut().printf(
                    "%s: %,d bytes from %,d texts; %,d left out that stand in a development set too%n",
                    output, content.length, result.weights().trainedOn().length, result.leftOut());
        }
        return 0;
    }

    private List<TestSet> development() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException("there is no folder '" + folder + "'; name the one with the moderation sets.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<TestSet> sets = files.filter(ModerateTrainCommand::isDevelopment).sorted().map(TestSet::read).toList();
            if (sets.isEmpty()) {
                throw new InputException("'" + folder + "' has no development set such as "
                        + "openai-moderation.dev.jsonl.gz to calibrate on.");
            }
            return sets;
        }
    }

    private static boolean isDevelopment(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".dev.jsonl.gz") && DEVELOPMENT.stream().anyMatch(name::startsWith);
    }
}
