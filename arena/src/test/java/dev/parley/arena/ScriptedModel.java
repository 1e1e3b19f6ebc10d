package dev.parley.arena;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** A model that says what a test tells it to, when the test tells it to. */
public final class ScriptedModel implements ChatModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> script;
    private final boolean open;
    private final BlockingQueue<Supplier<Optional<ChatChunk>>> live = new LinkedBlockingQueue<>();
    private final BlockingQueue<ObjectNode> asked = new LinkedBlockingQueue<>();

    private ScriptedModel(boolean open, String... script) {
        this.script = List.of(script);
        this.open = open;
    }

    /** A model that answers everyone with these chunks, given as JSON. */
    public static ScriptedModel saying(String... chunks) {
        return new ScriptedModel(false, chunks);
    }

    /** A model that begins with these chunks, and goes on as the test tells it. */
    public static ScriptedModel open(String... chunks) {
        return new ScriptedModel(true, chunks);
    }

    /** The chunk of a plain answer that says this. */
    public static String text(String text) {
        return JSON.createObjectNode()
                .set("choices", JSON.createArrayNode().add(JSON.createObjectNode()
                        .put("index", 0)
                        .set("delta", JSON.createObjectNode().put("content", text))))
                .toString();
    }

    /** The chunk that ends a plain answer. */
    public static String stop() {
        return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    }

    /** The chunk that begins a tool call; the arguments as they stand within a JSON string. */
    public static String tool(int index, String id, String name, String arguments) {
        return toolDelta("{\"index\":" + index + ",\"id\":\"" + id + "\",\"type\":\"function\",\"function\":{\"name\":\""
                + name + "\",\"arguments\":\"" + arguments + "\"}}");
    }

    /** A chunk that goes on with a tool call. */
    public static String tool(int index, String arguments) {
        return toolDelta("{\"index\":" + index + ",\"function\":{\"arguments\":\"" + arguments + "\"}}");
    }

    /** The chunk that ends an answer that calls tools. */
    public static String toolsDone() {
        return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}";
    }

    private static String toolDelta(String call) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + call + "]}}]}";
    }

    /** The chunk that counts the tokens. */
    public static String usage(int prompt, int completion) {
        return "{\"choices\":[],\"usage\":{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + completion
                + ",\"total_tokens\":" + (prompt + completion) + "}}";
    }

    /** Says this in the open answer. */
    public void say(String chunk) {
        live.add(() -> Optional.of(parse(chunk)));
    }

    /** Ends the open answer. */
    public void end() {
        live.add(Optional::empty);
    }

    /** Breaks the open answer off. */
    public void fail(ModelException failure) {
        live.add(() -> {
            throw failure;
        });
    }

    /** Waits for the next request, and takes it. */
    public ObjectNode request() throws InterruptedException {
        return asked.take();
    }

    /** How many requests came that nobody took. */
    public int requests() {
        return asked.size();
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        asked.add(request.body());
        return new Scripted();
    }

    @Override
    public void close() {}

    private final class Scripted implements ChatStream {
        private int next;

        @Override
        public Optional<ChatChunk> next() {
            if (next < script.size()) {
                return Optional.of(parse(script.get(next++)));
            }
            if (!open) {
                return Optional.empty();
            }
            try {
                return live.take().get();
            } catch (InterruptedException e) {
                throw new ModelException(ModelException.Kind.CANCELLED, "interrupted", e);
            }
        }

        @Override
        public void close() {
            fail(new ModelException(ModelException.Kind.CANCELLED, "closed"));
        }
    }

    private static ChatChunk parse(String json) {
        try {
            return new ChatChunk((ObjectNode) JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
