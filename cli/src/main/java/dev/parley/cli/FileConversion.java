package dev.parley.cli;

import dev.parley.core.Conversation;
import dev.parley.core.InputException;
import dev.parley.core.convert.Conversion;
import dev.parley.core.convert.Summary;
import dev.parley.core.format.Formats;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads files in any format and writes one in another, with what could not be read beside it. */
final class FileConversion {
    private static final List<OutputTransport> OUTPUTS =
            List.of(JsonOutput.LINES, JsonOutput.LIST, new ParquetOutput());

    private final Sources sources;
    private final WritableFormat target;
    private final OutputTransport transport;
    private final Path output;

    /**
     * @param from files, folders or globs
     * @param format of all of them; recognised if empty
     * @param to the format to write
     */
    FileConversion(List<String> from, Optional<String> format, String to, Path output) {
        this.target = Formats.writable(to);
        this.output = output;
        this.transport = transport(output);
        this.sources = Sources.find(
                from, new StoredFiles(), ParquetTransport.ALL_TRANSPORTS, Limits.DEFAULT, format.map(Formats::named));
    }

    /** How a file is written, by its name. */
    private static OutputTransport transport(Path output) {
        String name = Compression.plainName(output);
        return OUTPUTS.stream()
                .filter(transport -> name.endsWith(transport.suffix()))
                .findFirst()
                .orElseThrow(() -> new InputException("the name of the output '" + output + "' ends in none of "
                        + OUTPUTS.stream().map(OutputTransport::suffix).collect(Collectors.joining(", "))));
    }

    private Path rejectedPath() {
        return output.resolveSibling("rejected").resolve(output.getFileName() + ".rejected.jsonl");
    }

    /** @param change what is done to conversations, some at once, before they are written */
    Summary run(UnaryOperator<List<Conversation>> change) {
        return write(sink -> convert(change, sink));
    }

    /**
     * Shows all conversations to somebody, and writes others.
     *
     * @param seen gets conversations, some at once
     * @param written is asked for what to write when all have been seen
     */
    Summary replace(Consumer<List<Conversation>> seen, Supplier<List<Conversation>> written) {
        return write(sink -> {
            Summary summary = convert(
                    conversations -> {
                        seen.accept(conversations);
                        return conversations;
                    },
                    RecordSink.NOWHERE);
            for (Conversation conversation : written.get()) {
                sink.write(target.write(conversation).record());
            }
            return summary;
        });
    }

    private interface Writing {
        Summary to(RecordSink sink) throws IOException;
    }

    private Summary write(Writing writing) {
        try (var file = new AtomicFile(output)) {
            Summary summary;
            try (RecordSink sink = transport.create(file.draft(), Compression.named(output), target)) {
                summary = writing.to(sink);
            }
            file.commit();
            return summary;
        } catch (IOException failed) {
            throw new InputException("cannot write '" + output + "': " + failed.getMessage(), failed);
        }
    }

    private Summary convert(UnaryOperator<List<Conversation>> change, RecordSink sink) throws IOException {
        try (var rejected = new RejectedFile(rejectedPath())) {
            Summary summary = new Conversion(sources, Limits.DEFAULT, target, change, sink, rejected)
                    .run(Parley.progress());
            rejected.commit();
            return summary;
        }
    }

    void print(Summary summary, PrintWriter out) {
        String formats = sources.files().stream()
                .map(source -> source.format().name())
                .distinct()
                .collect(Collectors.joining(", "));
        out.println("read        " + summary.read() + " records of " + formats + " in "
                + sources.files().size() + " files");
        out.println("written     " + summary.written() + " records of " + target.name() + " to " + output);
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
