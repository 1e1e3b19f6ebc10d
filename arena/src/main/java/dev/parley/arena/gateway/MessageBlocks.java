package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns OpenAI's deltas into Anthropic's blocks of content. There, the pieces of several tool calls may come mixed;
 * here, blocks follow one another. So the first call is told as it comes, and the others when all is said.
 */
final class MessageBlocks {
    private final SortedMap<Integer, Waiting> waiting = new TreeMap<>();
    private String open = "";
    private int openCall = -1;
    private int index = -1;

    private record Waiting(String id, String name, StringBuilder arguments) {}

    void add(JsonNode delta, List<ObjectNode> events) {
        say("thinking", "thinking", "thinking_delta", delta.path("reasoning_content").asText(""), events);
        say("text", "text", "text_delta", delta.path("content").asText(""), events);
        say("text", "text", "text_delta", delta.path("refusal").asText(""), events);
        delta.path("tool_calls").forEach(call -> addCall(call, events));
    }

    /** Closes the last block, after those that waited. */
    void close(List<ObjectNode> events) {
        stop(events);
        waiting.values().forEach(call -> {
            startCall(call.id(), call.name(), events);
            argue(call.arguments().toString(), events);
            stop(events);
        });
        waiting.clear();
    }

    private void say(String type, String field, String delta, String text, List<ObjectNode> events) {
        if (text.isEmpty()) {
            return;
        }
        if (!open.equals(type)) {
            close(events);
            ObjectNode block = Json.object().put("type", type).put(field, "");
            if (type.equals("thinking")) {
                block.put("signature", "");
            }
            start(type, block, events);
        }
        delta(delta, field, text, events);
    }

    private void addCall(JsonNode call, List<ObjectNode> events) {
        int place = call.path("index").asInt();
        JsonNode function = call.path("function");
        String id = call.path("id").asText("");
        String name = function.path("name").asText("");
        String arguments = function.path("arguments").asText("");
        if (openCall == -1 && waiting.isEmpty()) {
            stop(events);
            startCall(id, name, events);
            openCall = place;
        }
        if (openCall == place) {
            argue(arguments, events);
        } else {
            waiting.computeIfAbsent(place, first -> new Waiting(id, name, new StringBuilder()))
                    .arguments()
                    .append(arguments);
        }
    }

    private void startCall(String id, String name, List<ObjectNode> events) {
        ObjectNode block = Json.object().put("type", "tool_use").put("id", id).put("name", name);
        block.putObject("input");
        start("tool_use", block, events);
    }

    private void argue(String arguments, List<ObjectNode> events) {
        if (!arguments.isEmpty()) {
            delta("input_json_delta", "partial_json", arguments, events);
        }
    }

    private void start(String type, ObjectNode block, List<ObjectNode> events) {
        open = type;
        index++;
        ObjectNode event = MessageForm.event("content_block_start").put("index", index);
        event.set("content_block", block);
        events.add(event);
    }

    private void delta(String type, String field, String text, List<ObjectNode> events) {
        ObjectNode event = MessageForm.event("content_block_delta").put("index", index);
        event.putObject("delta").put("type", type).put(field, text);
        events.add(event);
    }

    private void stop(List<ObjectNode> events) {
        if (!open.isEmpty()) {
            events.add(MessageForm.event("content_block_stop").put("index", index));
            open = "";
        }
        openCall = -1;
    }
}
