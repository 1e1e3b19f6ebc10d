package dev.parley.model.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;

/**
 * Translates OpenAI's messages into Anthropic's: {@code system} stands apart, results of tools are blocks of a user's
 * message, and what one side says in a row is one message.
 */
final class AnthropicMessages {
    /** Where a stream of Anthropic's keeps the signature of what the model thought, so that it can be sent back. */
    static final String SIGNATURE = "reasoning_signature";

    private final StringBuilder system = new StringBuilder();
    private final ArrayNode messages = Json.MAPPER.createArrayNode();

    private AnthropicMessages() {}

    /** An object with {@code messages} and, if there is one, {@code system}. */
    static ObjectNode of(JsonNode messages) {
        var translation = new AnthropicMessages();
        messages.forEach(translation::add);
        ObjectNode translated = Json.object();
        if (!translation.system.isEmpty()) {
            translated.put("system", translation.system.toString());
        }
        translated.set("messages", translation.messages);
        return translated;
    }

    private void add(JsonNode message) {
        JsonNode content = message.path("content");
        switch (message.path("role").asText("")) {
            case "system", "developer" -> system.append(system.isEmpty() ? "" : "\n\n").append(text(content));
            case "assistant" -> addAssistant(message, content);
            case "tool" -> blocks("user").addObject()
                    .put("type", "tool_result")
                    .put("tool_use_id", message.path("tool_call_id").asText(""))
                    .put("content", text(content));
            default -> addContent(blocks("user"), content);
        }
    }

    private void addAssistant(JsonNode message, JsonNode content) {
        ArrayNode blocks = blocks("assistant");
        if (message.path(SIGNATURE).isTextual()) {
            ObjectNode thinking = blocks.addObject().put("type", "thinking");
            thinking.put("thinking", message.path("reasoning_content").asText(""));
            thinking.set("signature", message.path(SIGNATURE));
        }
        addContent(blocks, content);
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            blocks.addObject()
                    .put("type", "tool_use")
                    .put("id", call.path("id").asText(""))
                    .put("name", function.path("name").asText(""))
                    .set("input", arguments(function.path("arguments").asText("")));
        }
    }

    private static JsonNode arguments(String json) {
        try {
            return json.isBlank() ? Json.object() : Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ModelException(Kind.INVALID_REQUEST, "the arguments of a tool call are no valid JSON");
        }
    }

    /** The blocks of the last message if it is this side's, else of a new one. */
    private ArrayNode blocks(String role) {
        JsonNode last = messages.path(messages.size() - 1);
        if (last.path("role").asText("").equals(role)) {
            return (ArrayNode) last.path("content");
        }
        return messages.addObject().put("role", role).putArray("content");
    }

    private static void addContent(ArrayNode blocks, JsonNode content) {
        if (content.isTextual()) {
            addText(blocks, content.textValue());
            return;
        }
        for (JsonNode part : content) {
            switch (part.path("type").asText("")) {
                case "text" -> addText(blocks, part.path("text").asText(""));
                case "image_url" -> addImage(blocks, part.at("/image_url/url").asText(""));
                default -> blocks.add(part);
            }
        }
    }

    /** Anthropic refuses empty texts. */
    private static void addText(ArrayNode blocks, String text) {
        if (!text.isEmpty()) {
            blocks.addObject().put("type", "text").put("text", text);
        }
    }

    private static void addImage(ArrayNode blocks, String url) {
        ObjectNode source = blocks.addObject().put("type", "image").putObject("source");
        int comma = url.indexOf(',');
        int semicolon = url.indexOf(';');
        if (url.startsWith("data:") && semicolon > 0 && comma > semicolon) {
            source.put("type", "base64")
                    .put("media_type", url.substring("data:".length(), semicolon))
                    .put("data", url.substring(comma + 1));
        } else {
            source.put("type", "url").put("url", url);
        }
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }
}
