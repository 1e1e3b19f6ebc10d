package dev.parley.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes the pieces of one answer for a provider that does not speak OpenAI's form. All carry the same id and time.
 *
 * @param created when the answer began, in seconds since 1970
 */
public record ChunkWriter(String id, long created, String model) {
    /** The piece that begins the answer. */
    public ChatChunk role() {
        return delta(Json.object().put("role", "assistant").put("content", ""));
    }

    public ChatChunk text(String text) {
        return delta(Json.object().put("content", text));
    }

    /** Text that the model thinks before it answers, in the field {@code reasoning_content} of DeepSeek and vLLM. */
    public ChatChunk reasoning(String text) {
        return delta(Json.object().put("reasoning_content", text));
    }

    /** The piece that begins a call of a tool. */
    public ChatChunk toolCall(int index, String callId, String name) {
        ObjectNode call = Json.object().put("index", index).put("id", callId).put("type", "function");
        call.putObject("function").put("name", name).put("arguments", "");
        return toolCalls(call);
    }

    /** More of a call's arguments, which are JSON in pieces. */
    public ChatChunk toolArguments(int index, String piece) {
        ObjectNode call = Json.object().put("index", index);
        call.putObject("function").put("arguments", piece);
        return toolCalls(call);
    }

    /** The piece that ends the answer, with OpenAI's reason: {@code stop}, {@code length}, {@code tool_calls}. */
    public ChatChunk finish(String reason) {
        return choice(Json.object(), reason);
    }

    /** The piece after the end that says what the answer cost. */
    public ChatChunk usage(Usage usage) {
        ObjectNode body = body();
        body.putArray("choices");
        body.set("usage", usage.toJson());
        return new ChatChunk(body);
    }

    /** A piece with this {@code delta}. */
    public ChatChunk delta(ObjectNode delta) {
        return choice(delta, "");
    }

    private ChatChunk toolCalls(ObjectNode call) {
        ObjectNode delta = Json.object();
        delta.putArray("tool_calls").add(call);
        return delta(delta);
    }

    private ChatChunk choice(ObjectNode delta, String finishReason) {
        ObjectNode body = body();
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        if (finishReason.isEmpty()) {
            choice.putNull("finish_reason");
        } else {
            choice.put("finish_reason", finishReason);
        }
        return new ChatChunk(body);
    }

    private ObjectNode body() {
        return Json.object()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", created)
                .put("model", model);
    }
}
