package dev.parley.arena.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.Usage;

/** OpenAI's completion as Anthropic's message. */
final class MessageAnswer {
    private MessageAnswer() {}

    static ObjectNode of(ObjectNode completion) {
        JsonNode choice = completion.path("choices").path(0);
        JsonNode said = choice.path("message");
        ObjectNode message = begun(id(completion.path("id").asText()), completion.path("model").asText());
        ArrayNode content = message.withArrayProperty("content");
        if (!said.path("reasoning_content").asText("").isEmpty()) {
            content.addObject()
                    .put("type", "thinking")
                    .put("thinking", said.path("reasoning_content").asText())
                    .put("signature", "");
        }
        String text = said.path("content").asText("") + said.path("refusal").asText("");
        if (!text.isEmpty()) {
            content.addObject().put("type", "text").put("text", text);
        }
        for (JsonNode call : said.path("tool_calls")) {
            content.addObject()
                    .put("type", "tool_use")
                    .put("id", call.path("id").asText())
                    .put("name", call.path("function").path("name").asText())
                    .set("input", input(call.path("function").path("arguments").asText()));
        }
        message.put("stop_reason", stopReason(choice.path("finish_reason").asText("stop")));
        message.set("usage", usage(Usage.of(completion.path("usage"))));
        return message;
    }

    /** A message with nothing in it yet. */
    static ObjectNode begun(String id, String model) {
        ObjectNode message =
                Json.object().put("id", id).put("type", "message").put("role", "assistant").put("model", model);
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        message.set("usage", usage(Usage.NONE));
        return message;
    }

    static String id(String completion) {
        return completion.replaceFirst("^chatcmpl-", "msg_");
    }

    static ObjectNode usage(Usage usage) {
        return Json.object().put("input_tokens", usage.promptTokens()).put("output_tokens", usage.completionTokens());
    }

    static String stopReason(String finishReason) {
        return switch (finishReason) {
            case "length" -> "max_tokens";
            case "tool_calls", "function_call" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> "end_turn";
        };
    }

    /** Models may write arguments that are no JSON; the client gets an object all the same, with what was written. */
    private static JsonNode input(String arguments) {
        if (arguments.isBlank()) {
            return Json.object();
        }
        try {
            JsonNode input = Json.MAPPER.readTree(arguments);
            return input.isObject() ? input : Json.object().set("value", input);
        } catch (JsonProcessingException e) {
            return Json.object().put("invalid_json", arguments);
        }
    }
}
