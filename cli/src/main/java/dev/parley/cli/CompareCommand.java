package dev.parley.cli;

import dev.parley.dataset.compare.Comparison;
import dev.parley.dataset.compare.Dimension;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.report.ComparisonPage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley compare}: what became different from one release to another. */
@Command(
        name = "compare",
        description = "Tell what was added, removed and changed between two releases, and how their contents drifted.",
        footer = {"", "Example:", "  parley compare my-dataset-may my-dataset-june --html comparison.html"})
final class CompareCommand implements Callable<Integer> {
    private static final int VALUES = 5;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The directory of the first release.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The directory of the second release.")
    private Path after = Path.of("");

    @Option(names = "--html", paramLabel = "FILE", description = "Also write it as a page that needs no network.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Release first = Release.open(before);
        Release second = Release.open(after);
        Comparison comparison = Comparison.of(first, second);
        html.ifPresent(file -> PageFile.write(file, ComparisonPage.html(first, second, comparison)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(comparison));
        } else {
            print(comparison, out);
        }
        return 0;
    }

    private static void print(Comparison comparison, PrintWriter out) {
        out.printf(Locale.ROOT, "before   %,12d conversations%n", comparison.before());
        out.printf(Locale.ROOT, "after    %,12d%n", comparison.after());
        out.printf(Locale.ROOT, "added    %,12d%n", comparison.added());
        out.printf(Locale.ROOT, "removed  %,12d%n", comparison.removed());
        out.printf(Locale.ROOT, "changed  %,12d", comparison.changed());
        comparison.changedColumns().forEach((column, count) -> out.printf(Locale.ROOT, "  %s %,d", column, count));
        out.println();
        if (comparison.renamed() > 0) {
            out.printf(
                    Locale.ROOT, "renamed  %,12d of the added are among the removed under another id%n",
                    comparison.renamed());
        }
        for (Dimension dimension : comparison.dimensions()) {
            out.println();
            out.printf(Locale.ROOT, "by %s (drift %.4f bits)%n", dimension.name(), dimension.drift());
            dimension.values().stream().limit(VALUES).forEach(value -> out.printf(
                    Locale.ROOT,
                    "  %-32s %,11d → %,11d   +%,d -%,d ~%,d%n",
                    Terminal.printable(value.name().isEmpty() ? "(not named)" : value.name()),
                    value.before(),
                    value.after(),
                    value.added(),
                    value.removed(),
                    value.changed()));
            if (dimension.values().size() > VALUES) {
                out.println("  and " + (dimension.values().size() - VALUES) + " more; --json has all");
            }
        }
        if (comparison.dimensions().stream().noneMatch(one -> one.name().equals(Comparison.TOPIC))) {
            out.println();
            out.println("not by topic, as not both have topics; 'parley topics' finds them");
        }
    }
}
