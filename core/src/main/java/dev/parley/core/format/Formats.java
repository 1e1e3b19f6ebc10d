package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.InputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that Parley knows. */
public final class Formats {
    /** The more particular shape comes before the more general one. */
    private static final List<Format> ALL = List.of(
            new FastChatLog(),
            new ParleyLog(),
            new OpenAssistantTrees(),
            new OpenAssistantMessages(),
            new ArenaPreference140k(),
            new ArenaPreference100k(),
            new ArenaPreference55k(),
            new ChatbotArenaConversations(),
            new ArenaVotes(),
            new Llmfao(),
            new WildChat(),
            new LmsysChat(),
            new ShareGpt(),
            new OpenAiPreference(),
            new OpenAiChat(),
            new HhRlhf());

    private Formats() {}

    public static List<Format> all() {
        return ALL;
    }

    public static List<WritableFormat> writable() {
        return ALL.stream()
                .filter(WritableFormat.class::isInstance)
                .map(WritableFormat.class::cast)
                .toList();
    }

    /**
     * The format with this name.
     *
     * @throws InputException if there is none
     */
    public static Format named(String name) {
        return ALL.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "no format is called '" + name + "'; the formats are " + names(ALL)));
    }

    /**
     * The format with this name, to write it.
     *
     * @throws InputException if there is none, or it is only read
     */
    public static WritableFormat writable(String name) {
        if (named(name) instanceof WritableFormat writable) {
            return writable;
        }
        throw new InputException("the format '" + name + "' is only read; those written are " + names(writable()));
    }

    /** The format that has the shape of most of these records, or nothing if none of them has a known shape. */
    public static Optional<Format> recognise(List<JsonNode> sample) {
        Format best = null;
        long most = 0;
        for (Format format : ALL) {
            long fitting = sample.stream().filter(format::recognises).count();
            if (fitting > most) {
                best = format;
                most = fitting;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The names and shapes of all formats, for the one whose file has none of them. */
    public static String tried() {
        return ALL.stream()
                .map(format -> format.name() + " (" + format.shape() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String names(List<? extends Format> formats) {
        return formats.stream().map(Format::name).collect(Collectors.joining(", "));
    }
}
