package dev.parley.cli;

import dev.parley.core.Conversation;
import dev.parley.core.convert.Summary;
import dev.parley.core.format.ModelNames;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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
        var conversion = new FileConversion(from, fromFormat, to, output);
        UnaryOperator<List<Conversation>> change = releasedNames
                ? conversations -> conversations.stream().map(ModelNames::asReleased).toList()
                : UnaryOperator.identity();
        Summary summary = conversion.run(change);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(summary));
        } else {
            conversion.print(summary, out);
        }
        out.flush();
        return 0;
    }
}
