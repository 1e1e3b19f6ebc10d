package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Problem;
import dev.parley.model.Json;

/** Problems in OpenAI's form: {@code error} with {@code message}, {@code type}, {@code param} and {@code code}. */
final class OpenAiError {
    private OpenAiError() {}

    static ObjectNode of(Problem problem) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", problem.getMessage())
                .put("type", type(problem))
                .put("param", problem.parameter().orElse(null))
                .put("code", problem.code());
        return body;
    }

    private static String type(Problem problem) {
        return switch (problem.status()) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> problem.code().equals("insufficient_quota") ? "insufficient_quota" : "rate_limit_error";
            default -> problem.status() >= 500 ? "server_error" : "invalid_request_error";
        };
    }
}
