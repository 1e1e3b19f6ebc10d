package dev.parley.cli;

import dev.parley.dataset.contamination.Benchmark;
import dev.parley.dataset.contamination.Question;
import dev.parley.text.encoder.Distillation;
import dev.parley.text.encoder.Encoder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley topics distil}: the table of static vectors. */
@Command(
        name = "distil",
        description = {
            "Make a table of static vectors from the encoder's own vocabulary.",
            "With the standard settings and no texts it is the one that ships with Parley."
        },
        footer = {"", "Example:", "  parley topics distil my.static.gz --texts prompts.jsonl"})
final class TopicsDistilCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file of the table.")
    private Path file = Path.of("");

    @Option(
            names = "--texts",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of texts to learn from as well: JSON lines with text or prompt, or one a line.")
    private List<Path> texts = List.of();

    @Option(
            names = "--dimensions",
            paramLabel = "NUMBER",
            description = "Numbers in a vector (default: ${DEFAULT-VALUE}).")
    private int dimensions = Distillation.STANDARD.dimensions();

    @Option(
            names = "--drawn",
            paramLabel = "NUMBER",
            description = "Texts that are drawn by chance (default: ${DEFAULT-VALUE}).")
    private int drawn = Distillation.STANDARD.drawn();

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Where chance begins (default: ${DEFAULT-VALUE}).")
    private long seed = Distillation.STANDARD.seed();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> read = texts.stream()
                .flatMap(source -> Benchmark.read(source).questions().stream())
                .map(Question::text)
                .toList();
        try (Encoder encoder = Encoder.loadWide()) {
            new Distillation(dimensions, drawn, seed)
                    .distil(encoder, read, Parley.progress())
                    .write(file);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT, "%d numbers a piece, %,d texts drawn and %,d read; written to %s%n", dimensions, drawn, read.size(), file);
        return 0;
    }
}
