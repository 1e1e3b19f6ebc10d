package dev.parley.dataset.contamination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A chat model that answers as a function of what it is asked, and remembers it. */
final class SayingModel implements ChatModel {
    private final Function<String, String> answers;
    private final List<ObjectNode> requests = new ArrayList<>();

    SayingModel(Function<String, String> answers) {
        this.answers = answers;
    }

    List<ObjectNode> requests() {
        return requests;
    }

    @Override
    public ObjectNode complete(ChatRequest request) {
        requests.add(request.body());
        ObjectNode completion = Json.object();
        completion
                .putArray("choices")
                .addObject()
                .putObject("message")
                .put("content", answers.apply(request.body().path("messages").path(0).path("content").asText()));
        return completion;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
