package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Problem;
import dev.parley.model.Json;
import java.util.List;

/**
 * Anthropic's request in OpenAI's form. What has no counterpart there is left out (the cache's marks, thoughts of
 * earlier answers), or refused where leaving it out would change the question (documents, tools that Anthropic itself
 * runs).
 */
final class MessagesRequest {
    private static final List<String> SAME = List.of("model", "max_tokens", "temperature", "top_p", "top_k", "stream");

    private MessagesRequest() {}

    static ObjectNode toOpenAi(ObjectNode request) {
        if (!request.path("max_tokens").canConvertToInt() || request.path("max_tokens").asInt() < 1) {
            throw wrong("max_tokens", "The field 'max_tokens' must be a number above 0.");
        }
        ObjectNode body = Json.object();
        SAME.stream().filter(request::hasNonNull).forEach(field -> body.set(field, request.get(field)));
        if (request.hasNonNull("stop_sequences")) {
            body.set("stop", request.get("stop_sequences"));
        }
        if (request.path("metadata").hasNonNull("user_id")) {
            body.set("user", request.path("metadata").get("user_id"));
        }
        addTools(request, body);
        ArrayNode messages = body.putArray("messages");
        addSystem(request.path("system"), messages);
        request.path("messages").forEach(message -> addMessage(message, messages));
        return body;
    }

    private static void addTools(ObjectNode request, ObjectNode body) {
        for (JsonNode tool : request.path("tools")) {
            if (!tool.has("input_schema")) {
                throw wrong("tools", "Only tools with an 'input_schema' can be used with this server's models.");
            }
            ObjectNode function = Json.object();
            function.set("name", tool.path("name"));
            if (tool.hasNonNull("description")) {
                function.set("description", tool.get("description"));
            }
            function.set("parameters", tool.get("input_schema"));
            body.withArrayProperty("tools").addObject().put("type", "function").set("function", function);
        }
        JsonNode choice = request.path("tool_choice");
        switch (choice.path("type").asText()) {
            case "auto" -> body.put("tool_choice", "auto");
            case "any" -> body.put("tool_choice", "required");
            case "none" -> body.put("tool_choice", "none");
            case "tool" -> body.putObject("tool_choice")
                    .put("type", "function")
                    .putObject("function")
                    .set("name", choice.path("name"));
            default -> {}
        }
        if (choice.path("disable_parallel_tool_use").asBoolean()) {
            body.put("parallel_tool_calls", false);
        }
    }

    private static void addSystem(JsonNode system, ArrayNode messages) {
        if (system.isTextual()) {
            messages.addObject().put("role", "system").set("content", system);
        } else if (!system.isEmpty()) {
            messages.addObject().put("role", "system").put("content", joined(system));
        }
    }

    private static void addMessage(JsonNode message, ArrayNode messages) {
        JsonNode content = message.path("content");
        switch (message.path("role").asText()) {
            case "user" -> addUser(content, messages);
            case "assistant" -> addAssistant(content, messages);
            case "system" -> addSystem(content, messages);
            default -> throw wrong("messages", "The 'role' of a message must be 'user' or 'assistant'.");
        }
    }

    /** A user's message; what tools returned stands in it here, and in messages of its own there. */
    private static void addUser(JsonNode content, ArrayNode messages) {
        if (content.isTextual()) {
            messages.addObject().put("role", "user").set("content", content);
            return;
        }
        ArrayNode parts = Json.MAPPER.createArrayNode();
        for (JsonNode block : content) {
            switch (block.path("type").asText()) {
                case "tool_result" -> {
                    ObjectNode result = messages.addObject().put("role", "tool");
                    result.set("tool_call_id", block.path("tool_use_id"));
                    result.put("content", block.path("content").isTextual()
                            ? block.path("content").textValue()
                            : joined(block.path("content")));
                }
                case "text" -> parts.addObject().put("type", "text").set("text", block.path("text"));
                case "image" -> parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", url(block.path("source")));
                default -> throw unsupported(block);
            }
        }
        if (!parts.isEmpty()) {
            boolean onlyText = parts.valueStream().allMatch(part -> part.has("text"));
            ObjectNode user = messages.addObject().put("role", "user");
            user.set("content", onlyText ? Json.MAPPER.getNodeFactory().textNode(joined(parts)) : parts);
        }
    }

    private static void addAssistant(JsonNode content, ArrayNode messages) {
        ObjectNode assistant = messages.addObject().put("role", "assistant");
        if (content.isTextual()) {
            assistant.set("content", content);
            return;
        }
        var text = new StringBuilder();
        for (JsonNode block : content) {
            switch (block.path("type").asText()) {
                case "text" -> text.append(block.path("text").asText());
                case "tool_use" -> {
                    ObjectNode call = assistant.withArrayProperty("tool_calls").addObject();
                    call.set("id", block.path("id"));
                    ObjectNode function = call.put("type", "function").putObject("function");
                    function.set("name", block.path("name"));
                    function.put("arguments", block.path("input").toString());
                }
                case "thinking", "redacted_thinking" -> {}
                default -> throw unsupported(block);
            }
        }
        if (text.isEmpty()) {
            assistant.putNull("content");
        } else {
            assistant.put("content", text.toString());
        }
    }

    private static String url(JsonNode source) {
        return source.path("type").asText().equals("url")
                ? source.path("url").asText()
                : "data:" + source.path("media_type").asText() + ";base64," + source.path("data").asText();
    }

    private static String joined(JsonNode blocks) {
        var text = new StringBuilder();
        for (JsonNode block : blocks) {
            if (!block.path("type").asText().equals("text")) {
                throw unsupported(block);
            }
            text.append(text.isEmpty() ? "" : "\n").append(block.path("text").asText());
        }
        return text.toString();
    }

    private static Problem unsupported(JsonNode block) {
        String type = block.path("type").asText();
        // Only a plain word is quoted: what a client sends must not come back as it is.
        String named = type.matches("[a-z_]{1,40}") ? "of type '" + type + "'" : "of this type";
        return wrong("messages", "Content " + named + " cannot be used with this server's models.");
    }

    private static Problem wrong(String field, String sentence) {
        return new Problem(400, "invalid_request", sentence).in(field);
    }
}
