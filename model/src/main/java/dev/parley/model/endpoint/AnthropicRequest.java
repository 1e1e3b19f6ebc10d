package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import java.util.Map;
import java.util.Set;

/**
 * Translates OpenAI's request into Anthropic's (public documentation of the Messages API). Fields that only OpenAI's
 * protocol knows are left out; fields that neither side's translation knows, such as {@code top_k} or {@code thinking},
 * pass through.
 */
final class AnthropicRequest {
    /** Anthropic demands a longest answer; this one is meant when nobody said. */
    private static final int MAX_TOKENS = 4096;

    private static final Set<String> TRANSLATED = Set.of(
            "messages", "model", "max_tokens", "max_completion_tokens", "stop", "tools", "tool_choice",
            "parallel_tool_calls", "user", "stream", "temperature");

    private static final Set<String> WITHOUT_COUNTERPART = Set.of(
            "stream_options", "n", "seed", "logprobs", "top_logprobs", "logit_bias", "frequency_penalty",
            "presence_penalty", "response_format", "reasoning_effort", "verbosity", "store", "modalities", "audio",
            "prediction", "safety_identifier", "prompt_cache_key", "functions", "function_call", "web_search_options");

    private final ObjectNode from;
    private final ObjectNode to = Json.object();

    private AnthropicRequest(ObjectNode from) {
        this.from = from;
    }

    static ObjectNode of(ObjectNode request, String model) {
        var translation = new AnthropicRequest(request);
        translation.to.put("model", model).put("stream", true);
        translation.parameters();
        translation.tools();
        translation.to.setAll(AnthropicMessages.of(request.path("messages")));
        return translation.to;
    }

    private void parameters() {
        to.put("max_tokens", from.path("max_completion_tokens").asInt(from.path("max_tokens").asInt(MAX_TOKENS)));
        if (from.path("temperature").isNumber()) {
            to.put("temperature", Math.min(1.0, from.path("temperature").doubleValue()));
        }
        JsonNode stop = from.path("stop");
        if (stop.isTextual()) {
            to.putArray("stop_sequences").add(stop);
        } else if (stop.isArray()) {
            to.set("stop_sequences", stop);
        }
        if (from.path("user").isTextual()) {
            to.putObject("metadata").set("user_id", from.path("user"));
        }
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            if (!TRANSLATED.contains(field.getKey())
                    && !WITHOUT_COUNTERPART.contains(field.getKey())
                    && !field.getValue().isNull()) {
                to.set(field.getKey(), field.getValue());
            }
        }
    }

    private void tools() {
        if (!from.path("tools").isArray()) {
            return;
        }
        ArrayNode tools = to.putArray("tools");
        for (JsonNode tool : from.path("tools")) {
            JsonNode function = tool.path("function");
            ObjectNode translated = tools.addObject().put("name", function.path("name").asText(""));
            if (function.has("description")) {
                translated.set("description", function.path("description"));
            }
            if (function.path("parameters").isObject()) {
                translated.set("input_schema", function.path("parameters"));
            } else {
                translated.putObject("input_schema").put("type", "object");
            }
        }
        toolChoice();
    }

    private void toolChoice() {
        JsonNode choice = from.path("tool_choice");
        boolean oneAtATime = !from.path("parallel_tool_calls").asBoolean(true);
        if (!oneAtATime && (choice.isMissingNode() || choice.isNull())) {
            return;
        }
        ObjectNode translated = to.putObject("tool_choice");
        if (choice.isObject()) {
            translated.put("type", "tool").put("name", choice.at("/function/name").asText(""));
        } else {
            translated.put("type", switch (choice.asText("auto")) {
                case "none" -> "none";
                case "required" -> "any";
                default -> "auto";
            });
        }
        if (oneAtATime) {
            translated.put("disable_parallel_tool_use", true);
        }
    }
}
