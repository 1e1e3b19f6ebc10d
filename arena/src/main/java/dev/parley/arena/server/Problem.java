package dev.parley.arena.server;

import dev.parley.model.Json;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a request is not answered, for the client to read: one sentence without secrets or text of others.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Optional<String> parameter;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param status of HTTP
     * @param code a word for programs, such as {@code model_not_found}
     */
    public Problem(int status, String code, String message) {
        this(status, code, message, Optional.empty(), Optional.empty());
    }

    private Problem(
            int status, String code, String message, Optional<String> parameter, Optional<Duration> retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.parameter = parameter;
        this.retryAfter = retryAfter;
    }

    /** The same, about this field of the request. */
    public Problem in(String field) {
        return new Problem(status, code, getMessage(), Optional.of(field), retryAfter);
    }

    /** The same, with advice when to try again. */
    public Problem retryAfter(Duration wait) {
        return new Problem(status, code, getMessage(), parameter, Optional.of(wait));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The field of the request that is wrong. */
    public Optional<String> parameter() {
        return parameter;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** As problem details of RFC 9457. */
    void tell(Context context) {
        context.contentType("application/problem+json")
                .result(Json.object().put("status", status).put("title", getMessage()).put("code", code).toString());
    }
}
