package dev.parley.arena.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;

/** Reads what a client sent, and no more of it than allowed. */
public final class Bodies {
    private static final ObjectReader READER = Json.MAPPER
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .without(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);

    private Bodies() {}

    /**
     * The body, which has to be a JSON object.
     *
     * @throws Problem 400 if it is not, 413 if it is too long
     */
    public static ObjectNode json(Context context) {
        byte[] body = bytes(context);
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw new Problem(400, "invalid_json", "The body must be a JSON object.");
        } catch (JsonProcessingException e) {
            throw new Problem(
                    400,
                    "invalid_json",
                    String.format(
                            Locale.ROOT,
                            "The body is not valid JSON (line %d, column %d).",
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new Problem(400, "invalid_json", "The body is not valid JSON in UTF-8.");
        }
    }

    private static byte[] bytes(Context context) {
        int most = Server.settings(context).bodyBytes();
        try {
            byte[] body = context.req().getInputStream().readNBytes(most + 1);
            if (body.length > most) {
                throw tooLarge(most);
            }
            return body;
        } catch (IOException e) {
            throw new Problem(408, "body_incomplete", "The body did not arrive completely.");
        }
    }

    static Problem tooLarge(int most) {
        return new Problem(
                413,
                "request_too_large",
                String.format(Locale.ROOT, "The body is longer than the %d bytes allowed.", most));
    }
}
