package dev.parley.cli;

import dev.parley.dataset.topic.ClusterAgreement;
import dev.parley.dataset.topic.ClusteredPrompts;
import dev.parley.dataset.topic.KeptQuality;
import dev.parley.dataset.topic.TopicScores;
import dev.parley.text.encoder.Encoder;
import dev.parley.text.encoder.SentenceVectors;
import dev.parley.text.encoder.VectorSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
                    + "the vectors, as the LMSYS-Chat-1M paper clusters. Of other vectors than the encoder's it says, too, "
                    + "how much of the encoder's quality they keep."
        },
        footer = {
            "",
            "Examples:",
            "  parley measure topics arena-hard-v0.1.jsonl --json",
            "  parley measure topics arena-hard-v0.1.jsonl --vectors static"
        })
final class MeasureTopicsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "JSON lines with cluster and turns (or prompt), plain, .gz or .zst.")
    private Path file = Path.of("");

    @Mixin
    private VectorOptions vectors = new VectorOptions();

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
        Optional<KeptQuality> kept;
        try (VectorSource source = vectors.open("encoder", UnaryOperator.identity())) {
            SentenceVectors own = source.learn(known.prompts(), seed);
            scores = TopicScores.measure(known.prompts(), known.clusters(), own, seed);
            kept = own instanceof Encoder ? Optional.empty() : Optional.of(kept(scores, known, own));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report(scores, kept)));
        } else {
            print(scores, kept, out);
        }
        return 0;
    }

    private KeptQuality kept(TopicScores scores, ClusteredPrompts known, SentenceVectors own) {
        try (Encoder encoder = Encoder.loadWide()) {
            return KeptQuality.of(scores, known.prompts(), known.clusters(), own, encoder, seed);
        }
    }

    private Map<String, Object> report(TopicScores scores, Optional<KeptQuality> kept) {
        var report = new LinkedHashMap<String, Object>(figures(scores.own()));
        report.put("paper", figures(scores.paper()));
        kept.ifPresent(quality -> report.put("keptOfEncoder", quality));
        report.put("prompts", scores.prompts());
        report.put("clusters", scores.clusters());
        report.put("seed", seed);
        report.put("version", scores.version());
        return report;
    }

    private static void print(TopicScores scores, Optional<KeptQuality> kept, PrintWriter out) {
        out.printf(Locale.ROOT, "%d prompts in %d clusters; %s%n", scores.prompts(), scores.clusters(), scores.version());
        print("Parley's way", scores.own(), out);
        print("the paper's way", scores.paper(), out);
        kept.ifPresent(quality -> out.printf(
                Locale.ROOT,
                "of the encoder's nmi %.1f %%, purity %.1f %%, nearest neighbours %.1f %%%n",
                100 * quality.nmi(),
                100 * quality.purity(),
                100 * quality.neighbours()));
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
