package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChunkWriter;
import dev.parley.model.Json;
import dev.parley.model.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Anthropic's events: an answer is a row of blocks, each begun, continued and ended. Unknown events are passed over.
 */
final class AnthropicDialect implements Dialect {
    private final long created;
    private ChunkWriter writer;
    /** The place of a block that calls a tool among the calls, by its place among the blocks. */
    private final Map<Integer, Integer> calls = new HashMap<>();

    private final ObjectNode usage = Json.object();
    private String stopReason = "";
    private boolean ended;

    AnthropicDialect(long created, String model) {
        this.created = created;
        this.writer = new ChunkWriter("", created, model);
    }

    @Override
    public List<ChatChunk> chunks(ObjectNode event) {
        return switch (event.path("type").asText("")) {
            case "message_start" -> begin(event.path("message"));
            case "content_block_start" -> beginBlock(event.path("index").asInt(0), event.path("content_block"));
            case "content_block_delta" -> continueBlock(event.path("index").asInt(0), event.path("delta"));
            case "message_delta" -> {
                stopReason = event.path("delta").path("stop_reason").asText(stopReason);
                count(event.path("usage"));
                yield List.of();
            }
            case "message_stop" -> end();
            default -> List.of();
        };
    }

    private List<ChatChunk> begin(JsonNode message) {
        writer = new ChunkWriter(message.path("id").asText(""), created, message.path("model").asText(writer.model()));
        count(message.path("usage"));
        return List.of(writer.role());
    }

    private List<ChatChunk> beginBlock(int index, JsonNode block) {
        return switch (block.path("type").asText("")) {
            case "tool_use" -> {
                int call = calls.size();
                calls.put(index, call);
                yield List.of(writer.toolCall(call, block.path("id").asText(""), block.path("name").asText("")));
            }
            case "text" -> {
                String text = block.path("text").asText("");
                yield text.isEmpty() ? List.of() : List.of(writer.text(text));
            }
            default -> List.of();
        };
    }

    private List<ChatChunk> continueBlock(int index, JsonNode delta) {
        return switch (delta.path("type").asText("")) {
            case "text_delta" -> List.of(writer.text(delta.path("text").asText("")));
            case "thinking_delta" -> List.of(writer.reasoning(delta.path("thinking").asText("")));
            case "signature_delta" -> {
                ObjectNode signature = Json.object();
                signature.set(AnthropicMessages.SIGNATURE, delta.path("signature"));
                yield List.of(writer.delta(signature));
            }
            case "input_json_delta" -> List.of(
                    writer.toolArguments(calls.getOrDefault(index, 0), delta.path("partial_json").asText("")));
            default -> List.of();
        };
    }

    /** Later counts replace earlier ones: they are cumulative. */
    private void count(JsonNode more) {
        for (Map.Entry<String, JsonNode> count : more.properties()) {
            if (!count.getValue().isNull()) {
                usage.set(count.getKey(), count.getValue());
            }
        }
    }

    private List<ChatChunk> end() {
        ended = true;
        String reason = switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
        long cached = usage.path("cache_read_input_tokens").asLong(0);
        long uncached = usage.path("input_tokens").asLong(0) + usage.path("cache_creation_input_tokens").asLong(0);
        ChatChunk cost = writer.usage(new Usage(uncached + cached, usage.path("output_tokens").asLong(0)));
        if (cached > 0) {
            ((ObjectNode) cost.body().path("usage")).putObject("prompt_tokens_details").put("cached_tokens", cached);
        }
        return List.of(writer.finish(reason), cost);
    }

    @Override
    public boolean isComplete() {
        return ended;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }
}
