package dev.parley.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Message;
import java.util.List;

/**
 * A request for a chat completion, in OpenAI's form: {@code messages}, {@code temperature}, {@code max_tokens}, and
 * whatever else the caller knows of. The model's name in it is set by the provider.
 */
public record ChatRequest(ObjectNode body) {
    /** A request with nothing but messages. */
    public static ChatRequest of(List<Message> messages) {
        ObjectNode body = Json.object();
        var array = body.putArray("messages");
        for (Message message : messages) {
            array.addObject()
                    .put("role", message.role().label())
                    .put("content", message.content());
        }
        return new ChatRequest(body);
    }
}
