package dev.parley.bench.moderation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Reading;
import dev.parley.core.source.RecordReader;
import dev.parley.core.source.Records;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Writes the messages of raw logs, those of each conversation's last state, as lines of JSON strings, for programs that
 * cannot read raw logs.
 *
 * <pre>java -cp … dev.parley.bench.moderation.RawMessages shared/data/raw-logs messages.jsonl</pre>
 */
public final class RawMessages {
    private RawMessages() {}

    public static void main(String[] arguments) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(Path.of(arguments[1]))) {
            var json = new ObjectMapper();
            for (Message message : of(arguments[0])) {
                lines.write(json.writeValueAsString(message.content()));
                lines.newLine();
            }
        }
    }

    /** The messages, ordered by conversation. */
    static List<Message> of(String path) {
        Map<String, Conversation> byId = new HashMap<>();
        for (Source source :
                Sources.find(List.of(path), Locations.LOCAL, Sources.TRANSPORTS, Limits.DEFAULT, Optional.empty()).files()) {
            var reader = new RecordReader(source.format(), Limits.DEFAULT);
            try (Records records = source.open(Limits.DEFAULT)) {
                while (records.hasNext()) {
                    if (records.next() instanceof RawRecord.Parsed parsed
                            && reader.read(parsed.value()) instanceof Reading.Read read) {
                        read.entries().forEach(entry -> keepLast(entry, byId));
                    }
                }
            }
        }
        return byId.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().messages().stream())
                .toList();
    }

    private static void keepLast(Entry entry, Map<String, Conversation> byId) {
        if (entry instanceof Conversation state) {
            byId.merge(state.id(), state, BinaryOperator.maxBy(Conversation.BY_STATE));
        }
    }
}
