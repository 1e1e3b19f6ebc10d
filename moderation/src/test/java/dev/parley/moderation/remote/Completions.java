package dev.parley.moderation.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;

/** Whole answers of chat models. */
final class Completions {
    private Completions() {}

    static ObjectNode saying(String text) {
        ObjectNode completion = Json.object();
        completion.putArray("choices").addObject().putObject("message").put("content", text);
        return completion;
    }

    /** An answer whose first word could as well have been the other one. */
    static ObjectNode saying(String text, double safe, double unsafe) {
        ObjectNode completion = saying(text);
        var candidates = ((ObjectNode) completion.path("choices").get(0))
                .putObject("logprobs")
                .putArray("content")
                .addObject()
                .putArray("top_logprobs");
        candidates.addObject().put("token", "safe").put("logprob", Math.log(safe));
        candidates.addObject().put("token", "unsafe").put("logprob", Math.log(unsafe));
        return completion;
    }
}
