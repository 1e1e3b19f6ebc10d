package dev.parley.moderation.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A model that answers as a function of what it is asked, and counts how often it was. */
final class ScriptedChat implements ChatModel {
    private final Function<String, String> answers;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param answers from the last message of a request to the text of the answer */
    ScriptedChat(Function<String, String> answers) {
        this.answers = answers;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public ObjectNode complete(ChatRequest request) {
        asked.incrementAndGet();
        var messages = request.body().path("messages");
        return Completions.saying(answers.apply(messages.get(messages.size() - 1).path("content").textValue()));
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
