package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.server.Problem;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.time.Duration;

/** Tells the client why a model gave no answer. What the operator has to mend is not put down to the client. */
final class ModelProblem {
    private static final Duration WAIT = Duration.ofSeconds(1);

    private ModelProblem() {}

    static Problem of(ModelException failure) {
        Problem problem = switch (failure.kind()) {
            case INVALID_REQUEST -> theirs(failure, 400, "invalid_request");
            case REFUSED -> theirs(failure, 400, "content_refused");
            case PROMPT_FLAGGED, ANSWER_FLAGGED ->
                new Problem(400, "content_filter", "The content is against the rules of this server.");
            case UNMODERATED -> new Problem(503, "moderation_unavailable", "The moderator is not available at the moment.")
                    .retryAfter(WAIT);
            case NOT_FOUND -> new Problem(404, "model_not_found", "The model's server does not know the model.");
            case RATE_LIMITED -> new Problem(429, "rate_limit_exceeded", "The model is asked too much at the moment.")
                    .retryAfter(failure.retryAfter().orElse(WAIT));
            case UNAUTHORIZED ->
                new Problem(502, "upstream_unauthorized", "The model's server does not accept Parley's key for it.");
            case UNAVAILABLE -> new Problem(503, "model_unavailable", "The model is not available at the moment.")
                    .retryAfter(failure.retryAfter().orElse(WAIT));
            case UNREACHABLE -> new Problem(502, "model_unreachable", "The model's server cannot be reached.");
            case TIMED_OUT -> new Problem(504, "model_timed_out", "The model did not answer in time.");
            case BROKEN -> new Problem(502, "model_broken", "The model's answer broke off.");
            case CANCELLED -> stopped();
        };
        return problem;
    }

    /** The owner of an answer stopped it. */
    static Problem stopped() {
        return new Problem(409, "stopped", "The answer was stopped.");
    }

    /** What the model's server said of a request that is the client's to mend. */
    private static Problem theirs(ModelException failure, int status, String code) {
        return failure.error()
                .map(error -> {
                    var problem = new Problem(
                            status, error.path("code").asText(code), error.path("message").asText(said(failure.kind())));
                    JsonNode param = error.path("param");
                    return param.isTextual() ? problem.in(param.textValue()) : problem;
                })
                .orElseGet(() -> new Problem(status, code, said(failure.kind())));
    }

    private static String said(Kind kind) {
        return kind == Kind.REFUSED ? "The model refused the content." : "The model does not take this request.";
    }
}
