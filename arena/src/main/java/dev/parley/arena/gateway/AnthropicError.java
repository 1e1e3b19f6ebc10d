package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Problem;
import dev.parley.model.Json;

/** Problems in Anthropic's form. */
final class AnthropicError {
    private AnthropicError() {}

    /** @param request names the request, for the operator */
    static ObjectNode of(Problem problem, String request) {
        ObjectNode body = Json.object().put("type", "error");
        body.putObject("error").put("type", type(problem.status())).put("message", problem.getMessage());
        return body.put("request_id", request);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }

    /** Anthropic has a status of its own for a server that cannot take more. */
    static int status(Problem problem) {
        return problem.status() == 503 ? 529 : problem.status();
    }
}
