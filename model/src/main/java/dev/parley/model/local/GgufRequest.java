package dev.parley.model.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.util.ArrayList;

/**
 * OpenAI's request as llama.cpp wants it.
 *
 * @param contextTokens longest prompt and answer together
 */
record GgufRequest(ObjectNode body, int contextTokens) {
    /** Tokens that llama.cpp adds around a prompt. */
    private static final int MARGIN = 4;

    /** The conversation as one text, by the template of the GGUF file. */
    String prompt(LlamaModel model) {
        ObjectNode messages = Json.object();
        var array = messages.putArray("messages");
        for (JsonNode message : body.path("messages")) {
            array.addObject()
                    .put("role", message.path("role").asText("user"))
                    .put("content", text(message.path("content")));
        }
        return model.applyTemplate(messages.toString());
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        var text = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("type").asText("text").equals("text")) {
                throw new ModelException(Kind.INVALID_REQUEST, "the model reads text only");
            }
            text.append(part.path("text").asText(""));
        }
        return text.toString();
    }

    /**
     * The longest answer: what was asked for, or what the context has room for after the prompt.
     *
     * @throws ModelException if there is no room
     */
    int maxTokens(int promptTokens) {
        int room = contextTokens - promptTokens - MARGIN;
        if (room < 1) {
            throw new ModelException(
                    Kind.INVALID_REQUEST,
                    "the conversation is longer than the model's context of " + contextTokens + " tokens");
        }
        return Math.min(room, body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(room)));
    }

    InferenceParameters parameters(String prompt, int maxTokens) {
        var parameters = new InferenceParameters(prompt).setNPredict(maxTokens).setCachePrompt(true);
        if (body.path("temperature").isNumber()) {
            parameters.setTemperature(body.path("temperature").floatValue());
        }
        if (body.path("top_p").isNumber()) {
            parameters.setTopP(body.path("top_p").floatValue());
        }
        if (body.path("top_k").isNumber()) {
            parameters.setTopK(body.path("top_k").intValue());
        }
        if (body.path("min_p").isNumber()) {
            parameters.setMinP(body.path("min_p").floatValue());
        }
        if (body.path("seed").isNumber()) {
            parameters.setSeed(body.path("seed").intValue());
        }
        if (body.path("frequency_penalty").isNumber()) {
            parameters.setFrequencyPenalty(body.path("frequency_penalty").floatValue());
        }
        if (body.path("presence_penalty").isNumber()) {
            parameters.setPresencePenalty(body.path("presence_penalty").floatValue());
        }
        JsonNode schema = body.at("/response_format/json_schema/schema");
        if (schema.isObject()) {
            parameters.setGrammar(LlamaModel.jsonSchemaToGrammar(schema.toString()));
        }
        return stops(parameters);
    }

    private InferenceParameters stops(InferenceParameters parameters) {
        JsonNode stop = body.path("stop");
        var texts = new ArrayList<String>();
        if (stop.isTextual()) {
            texts.add(stop.textValue());
        }
        stop.forEach(text -> texts.add(text.asText()));
        return texts.isEmpty() ? parameters : parameters.setStopStrings(texts.toArray(String[]::new));
    }
}
