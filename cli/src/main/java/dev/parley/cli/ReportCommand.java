package dev.parley.cli;

import dev.parley.dataset.release.Release;
import dev.parley.dataset.report.Report;
import dev.parley.text.language.LanguageDetectors;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley report}: a release on one page. */
@Command(
        name = "report",
        description = {
            "Show what is in a release on one page of HTML that needs no network.",
            "It is written beside the release, as RELEASE.report.html."
        },
        footer = {"", "Example:", "  parley report my-dataset --open"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "The directory that 'parley build --output' named.")
    private Path release = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write (default: RELEASE.report.html).")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--open", description = "Show it in the browser.")
    private boolean open;

    @Option(names = "--json", description = "Also print its figures as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = output.orElseGet(() -> standardFile(release));
        Report report = write(release, file);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report.figures()));
        } else {
            out.println("report: " + file);
        }
        if (open && !Desktop.of(System.getenv()).show(file)) {
            spec.commandLine().getErr().println("There is no desktop to show it on; open the file in a browser.");
        }
        return 0;
    }

    /** Beside the release: in it there is nothing that its manifest does not name. */
    static Path standardFile(Path release) {
        Path folder = release.toAbsolutePath().normalize();
        return release.resolveSibling(folder.getFileName() + ".report.html");
    }

    static Report write(Path release, Path file) {
        Report report = Report.of(Release.open(release), LanguageDetectors.bundled());
        PageFile.write(file, report.html());
        return report;
    }
}
