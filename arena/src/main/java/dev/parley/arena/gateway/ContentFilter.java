package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.moderation.Ending;
import dev.parley.model.ChatChunk;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;

/** Ends answers as OpenAI does where content is filtered: as if they were whole, with {@code content_filter}. */
enum ContentFilter implements Ending {
    INSTANCE;

    @Override
    public ChatChunk stopped(Kind kind) {
        if (kind == Kind.UNMODERATED) {
            throw new ModelException(kind, "the moderator could not be asked");
        }
        ObjectNode piece = Json.object();
        ObjectNode choice = piece.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta");
        choice.put("finish_reason", "content_filter");
        return new ChatChunk(piece);
    }
}
