package dev.parley.core.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.format.WritableFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON written as one object a line, or as one list with an element a line. */
public enum JsonOutput implements OutputTransport {
    LINES(".jsonl", "", "\n", "\n"),
    LIST(".json", "[\n", ",\n", "\n]\n");

    private final String suffix;
    private final String start;
    private final String separator;
    private final String end;

    JsonOutput(String suffix, String start, String separator, String end) {
        this.suffix = suffix;
        this.start = start;
        this.separator = separator;
        this.end = end;
    }

    @Override
    public String suffix() {
        return suffix;
    }

    @Override
    public RecordSink create(Path file, Compression compression, WritableFormat format) throws IOException {
        var stream = new BufferedOutputStream(compression.compress(Files.newOutputStream(file)), 1 << 16);
        JsonGenerator generator = new JsonFactory(new ObjectMapper()).createGenerator(stream);
        generator.setPrettyPrinter(new MinimalPrettyPrinter(separator));
        generator.writeRaw(start);
        return new Sink(generator);
    }

    private final class Sink implements RecordSink {
        private final JsonGenerator generator;
        private boolean any;

        Sink(JsonGenerator generator) {
            this.generator = generator;
        }

        @Override
        public void write(ObjectNode record) throws IOException {
            generator.writeTree(record);
            any = true;
        }

        @Override
        public void close() throws IOException {
            try (generator) {
                generator.writeRaw(any || JsonOutput.this == LIST ? end : "");
            }
        }
    }
}
