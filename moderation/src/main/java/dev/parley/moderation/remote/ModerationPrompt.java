package dev.parley.moderation.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.model.ChatRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a language model is asked for a verdict, and how its answer is read. */
public sealed interface ModerationPrompt permits LmsysPrompt, LlamaGuardPrompt {
    /** Names the wording: another wording is another moderator. */
    String version();

    /** The categories that an answer can name. */
    Set<Category> categories();

    /** Asks about the last of these messages; those before it are what led there. */
    ChatRequest about(List<Message> conversation);

    /**
     * Reads the verdict from a whole answer, {@code chat.completion}. Strictly: what is not plainly a verdict is none, and
     * never harmless.
     */
    Optional<Reading> read(ObjectNode completion);

    /** The text of an answer's first choice. */
    static String text(ObjectNode completion) {
        return completion.at("/choices/0/message/content").asText("");
    }
}
