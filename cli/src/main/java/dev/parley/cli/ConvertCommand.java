package dev.parley.cli;

import dev.parley.core.Conversation;
import dev.parley.core.InputException;
import dev.parley.core.convert.Conversion;
import dev.parley.core.convert.Summary;
import dev.parley.core.format.Format;
import dev.parley.core.format.Formats;
import dev.parley.core.format.ModelNames;
import dev.parley.core.format.WritableFormat;
import dev.parley.core.source.AtomicFile;
import dev.parley.core.source.Compression;
import dev.parley.core.source.JsonOutput;
import dev.parley.core.source.Limits;
import dev.parley.core.source.OutputTransport;
import dev.parley.core.source.RecordSink;
import dev.parley.core.source.RejectedFile;
import dev.parley.core.source.Rejection;
import dev.parley.core.source.Sources;
import dev.parley.dataset.parquet.ParquetOutput;
import dev.parley.dataset.parquet.ParquetTransport;
import dev.parley.dataset.storage.StoredFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley convert}: conversations or votes from any format that is read to any that is written. */
@Command(
        name = "convert",
        description = {
            "Convert conversations or votes from one format to another.",
            "The format of the input is recognised by its content. What cannot be read goes to a file in the",
            "folder 'rejected' beside the output; what the target cannot carry is counted at the end."
        },
        footer = {
            "",
            "Examples:",
            "  parley convert --from logs/ --to lmsys-chat-1m --output conversations.jsonl.zst",
            "  parley convert --from 'logs/*.json.gz' --to arena-votes --output votes.json"
        })
final class ConvertCommand implements Callable<Integer> {
    private static final List<OutputTransport> OUTPUTS =
            List.of(JsonOutput.LINES, JsonOutput.LIST, new ParquetOutput());

    @Option(
            names = "--from",
            paramLabel = "PATH",
            arity = "1..*",
            required = true,
            description = "Files, folders or globs; plain, gzip or zstd.")
    private List<String> from = List.of();

    @Option(
            names = "--from-format",
            paramLabel = "NAME",
            description = "Do not recognise the format, take this one.")
    private Optional<String> fromFormat = Optional.empty();

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "The format to write.")
    private String to = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "A .jsonl, .json (one list) or .parquet file; .gz or .zst after the first two compresses.")
    private Path output = Path.of("");

    @Option(
            names = "--released-names",
            description = "Give models the names under which LMSYS released them (claude-v1 becomes claude-1).")
    private boolean releasedNames;

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        WritableFormat target = Formats.writable(to);
        OutputTransport transport = transport();
        Optional<Format> format = fromFormat.map(Formats::named);
        Sources sources = Sources.find(from, new StoredFiles(), ParquetTransport.ALL_TRANSPORTS, Limits.DEFAULT, format);
        Summary summary = convert(sources, target, transport);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(summary));
        } else {
            print(sources, summary, out);
        }
        out.flush();
        return 0;
    }

    private OutputTransport transport() {
        String name = Compression.plainName(output);
        return OUTPUTS.stream()
                .filter(transport -> name.endsWith(transport.suffix()))
                .findFirst()
                .orElseThrow(() -> new InputException("the name of the output '" + output + "' ends in none of "
                        + OUTPUTS.stream().map(OutputTransport::suffix).collect(Collectors.joining(", "))));
    }

    private Summary convert(Sources sources, WritableFormat target, OutputTransport transport) {
        UnaryOperator<List<Conversation>> change = releasedNames
                ? conversations -> conversations.stream().map(ModelNames::asReleased).toList()
                : UnaryOperator.identity();
        try (var rejected = new RejectedFile(rejectedPath());
                var file = new AtomicFile(output)) {
            Summary summary;
            try (RecordSink sink = transport.create(file.draft(), Compression.named(output), target)) {
                summary = new Conversion(sources, Limits.DEFAULT, target, change, sink, rejected)
                        .run(Parley.progress());
            }
            rejected.commit();
            file.commit();
            return summary;
        } catch (IOException failed) {
            throw new InputException("cannot write '" + output + "': " + failed.getMessage(), failed);
        }
    }

    private Path rejectedPath() {
        return output.resolveSibling("rejected").resolve(output.getFileName() + ".rejected.jsonl");
    }

    private void print(Sources sources, Summary summary, PrintWriter out) {
        String formats = sources.files().stream()
                .map(source -> source.format().name())
                .distinct()
                .collect(Collectors.joining(", "));
        out.println("read        " + summary.read() + " records of " + formats + " in "
                + sources.files().size() + " files");
        out.println("written     " + summary.written() + " records of " + to + " to " + output);
        if (summary.superseded() > 0) {
            out.println("superseded  " + summary.superseded() + " earlier states, logged again later");
        }
        if (summary.rejected() > 0) {
            out.println("rejected    " + summary.rejected() + " records, listed in " + rejectedPath());
        }
        for (Rejection unknown : sources.unknown()) {
            out.println("left out    " + unknown.file() + ", which is in no known format");
        }
        summary.losses().forEach((what, count) -> out.println("not carried " + what + " (" + count + ")"));
    }
}
