package dev.parley.cli;

import dev.parley.dataset.topic.ClusterAgreement;
import dev.parley.dataset.topic.ClusteredPrompts;
import dev.parley.dataset.topic.TopicScores;
import dev.parley.text.encoder.Encoder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley measure topics}: how well known clusters of prompts are found again. */
@Command(
        name = "topics",
        description = {
            "Measure how well known clusters of prompts are found again, at their number.",
            "",
            "nmi is the normalised mutual information with the known clusters; paper is the same by plain k-means on "
                    + "the vectors, as the LMSYS-Chat-1M paper clusters."
        },
        footer = {"", "Example:", "  parley measure topics arena-hard-v0.1.jsonl --json"})
final class MeasureTopicsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "JSON lines with cluster and turns (or prompt), plain, .gz or .zst.")
    private Path file = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Where chance begins (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ClusteredPrompts known = ClusteredPrompts.read(file);
        TopicScores scores;
        try (Encoder encoder = Encoder.loadWide()) {
            scores = TopicScores.measure(known.prompts(), known.clusters(), encoder, seed);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report(scores)));
        } else {
            out.printf(Locale.ROOT, "%d prompts in %d clusters; %s%n", scores.prompts(), scores.clusters(), scores.version());
            print("Parley's way", scores.own(), out);
            print("the paper's way", scores.paper(), out);
        }
        return 0;
    }

    private Map<String, Object> report(TopicScores scores) {
        var report = new LinkedHashMap<String, Object>(figures(scores.own()));
        report.put("paper", figures(scores.paper()));
        report.put("prompts", scores.prompts());
        report.put("clusters", scores.clusters());
        report.put("seed", seed);
        report.put("version", scores.version());
        return report;
    }

    private static Map<String, Object> figures(ClusterAgreement agreement) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("nmi", agreement.nmi());
        figures.put("purity", agreement.purity());
        return figures;
    }

    private static void print(String name, ClusterAgreement agreement, PrintWriter out) {
        out.printf(Locale.ROOT, "%-16s nmi %.3f, purity %.3f%n", name, agreement.nmi(), agreement.purity());
    }
}
