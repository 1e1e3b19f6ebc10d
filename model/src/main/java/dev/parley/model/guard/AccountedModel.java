package dev.parley.model.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ChunkWriter;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down what answers cost, and calls the model by its declared name. Where the server does not count tokens they
 * are estimated, and the answer gains a last piece that says so.
 */
public final class AccountedModel implements ChatModel {
    /** Texts of messages that are no part of what is said. */
    private static final Set<String> LABELS = Set.of("role", "type", "id", "tool_call_id");

    private final ChatModel model;
    private final String name;
    private final Account account;
    private final TokenCounter counter;

    public AccountedModel(ChatModel model, String name, Account account, TokenCounter counter) {
        this.model = model;
        this.name = name;
        this.account = account;
        this.counter = counter;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        return new AccountedStream(model.stream(request), request);
    }

    @Override
    public ObjectNode complete(ChatRequest request) {
        ObjectNode whole = model.complete(request).put("model", name);
        if (!whole.path("usage").isObject()) {
            var text = new StringBuilder();
            whole.path("choices").forEach(choice -> append(choice.path("message"), text));
            whole.set("usage", estimate(request, text).toJson());
        }
        account.spent(Usage.of(whole.path("usage")));
        return whole;
    }

    private Usage estimate(ChatRequest request, CharSequence answer) {
        var prompt = new StringBuilder();
        request.body().path("messages").forEach(message -> append(message, prompt));
        return new Usage(counter.count(prompt.toString()), counter.count(answer.toString()), true);
    }

    /** All that a model wrote or read in a message, its calls of tools included. */
    private static void append(JsonNode message, StringBuilder text) {
        for (Map.Entry<String, JsonNode> field : message.properties()) {
            JsonNode value = field.getValue();
            if (value.isTextual() && !LABELS.contains(field.getKey())) {
                text.append(value.textValue());
            } else if (value.isObject()) {
                append(value, text);
            } else if (value.isArray()) {
                value.forEach(element -> append(element, text));
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private final class AccountedStream implements ChatStream {
        private final ChatStream stream;
        private final ChatRequest request;
        private final StringBuilder text = new StringBuilder();
        private Optional<Usage> usage = Optional.empty();
        private ChunkWriter writer;
        private boolean settled;

        AccountedStream(ChatStream stream, ChatRequest request) {
            this.stream = stream;
            this.request = request;
            this.writer = new ChunkWriter("", 0, name);
        }

        @Override
        public Optional<ChatChunk> next() {
            if (settled) {
                return Optional.empty();
            }
            try {
                Optional<ChatChunk> chunk = stream.next();
                if (chunk.isPresent()) {
                    note(chunk.get());
                    return chunk;
                }
            } catch (ModelException failure) {
                settle();
                throw failure;
            }
            boolean counted = usage.isPresent();
            Usage whole = settle();
            return counted ? Optional.empty() : Optional.of(writer.usage(whole));
        }

        private void note(ChatChunk chunk) {
            ObjectNode body = chunk.body().put("model", name);
            if (writer.id().isEmpty()) {
                writer = new ChunkWriter(body.path("id").asText(""), body.path("created").asLong(0), name);
            }
            chunk.usage().ifPresent(counted -> usage = Optional.of(counted));
            for (JsonNode choice : body.path("choices")) {
                append(choice.path("delta"), text);
            }
        }

        private Usage settle() {
            Usage whole = usage.orElseGet(() -> estimate(request, text));
            if (!settled) {
                settled = true;
                account.spent(whole);
            }
            return whole;
        }

        @Override
        public void close() {
            stream.close();
            settle();
        }
    }
}
