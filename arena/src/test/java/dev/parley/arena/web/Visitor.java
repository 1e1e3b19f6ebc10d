package dev.parley.arena.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A browser with cookies, as far as HTTP goes. */
final class Visitor {
    private static final String PARAMETERS = "{\"temperature\":0.7,\"topP\":1,\"maxTokens\":100}";

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private int requests;

    Visitor(URI address) {
        this.address = address;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request("/api/" + path, headers));
    }

    /** Whatever stands at this address of the server, sent as it is written. */
    HttpResponse<String> page(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request("/api/" + path, headers)
                .setHeader("Content-Type", contentType(headers))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) {
        return send(request("/api/" + path)
                .setHeader("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString("{}")));
    }

    /** Opens a chat and returns its identifier. */
    String open(String mode, String... models) {
        return id(post("chats", "{\"mode\":\"%s\",\"models\":%s,\"request\":\"%d\"}"
                .formatted(mode, Json.MAPPER.valueToTree(models), requests++)));
    }

    HttpResponse<String> ask(String chat, String after, String prompt) {
        String quoted = after.isEmpty() ? "null" : "\"" + after + "\"";
        return post("chats/" + chat + "/turns", "{\"after\":%s,\"prompt\":\"%s\",\"parameters\":%s,\"request\":\"%d\"}"
                .formatted(quoted, prompt, PARAMETERS, requests++));
    }

    /** Asks first, reads all answers to their end, and returns the turn's identifier. */
    String asked(String chat, String prompt) {
        String turn = id(ask(chat, "", prompt));
        get("turns/" + turn + "/events");
        return turn;
    }

    /** Asks anew for an answer that failed, of another model. */
    HttpResponse<String> replace(String turn, int side) {
        return post(
                "turns/" + turn + "/sides/" + side + "/retry",
                "{\"another\":true,\"request\":\"%d\"}".formatted(requests++));
    }

    HttpResponse<String> vote(String turn, String choice) {
        return post("turns/" + turn + "/vote", "{\"choice\":\"%s\",\"request\":\"%d\"}".formatted(choice, requests++));
    }

    static String id(HttpResponse<String> answer) {
        return json(answer).path("id").asText();
    }

    static String code(HttpResponse<String> answer) {
        return json(answer).path("error").path("code").asText();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(String... headers) {
        return headers.length > 0 && headers[0].equals("Content-Type") ? headers[1] : "application/json";
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
