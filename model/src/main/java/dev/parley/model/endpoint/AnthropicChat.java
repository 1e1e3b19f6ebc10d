package dev.parley.model.endpoint;

import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A model behind Anthropic's Messages. Requests and answers are translated from and to OpenAI's form. */
public final class AnthropicChat implements ChatModel {
    /** The version of the protocol, which has not changed since. */
    private static final String VERSION = "2023-06-01";

    private final Connections connections;
    private final String model;
    private final InstantSource clock;

    /** @param model what the server calls the model */
    public AnthropicChat(Endpoint endpoint, String model, InstantSource clock) {
        this.connections = new Connections(endpoint);
        this.model = model;
        this.clock = clock;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        Map<String, String> headers = new HashMap<>(Map.of("anthropic-version", VERSION));
        connections.endpoint().key().value().ifPresent(key -> headers.put("x-api-key", key));
        Call call = connections.post(
                "messages",
                headers,
                AnthropicRequest.of(request.body(), model),
                connections.endpoint().deadlines().firstToken());
        return new EventStream(call, new AnthropicDialect(clock.instant().getEpochSecond(), model));
    }

    @Override
    public void close() {
        connections.close();
    }
}
