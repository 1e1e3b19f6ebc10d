package dev.parley.model.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** One request that the server took, and its answer. {@link #abort} may come from any thread. */
final class Call implements AutoCloseable {
    /** How long the rest of an answer that has ended is waited for, so that the connection can be used again. */
    private static final Duration REMAINDER = Duration.ofSeconds(1);

    private static final int LONGEST_ERROR = 1 << 16;

    private final HttpPost request;
    private final ClassicHttpResponse response;
    private final Endpoint endpoint;
    private final Watchdog watchdog;
    private volatile boolean aborted;

    private Call(HttpPost request, ClassicHttpResponse response, Endpoint endpoint, Watchdog watchdog) {
        this.request = request;
        this.response = response;
        this.endpoint = endpoint;
        this.watchdog = watchdog;
    }

    static Call open(CloseableHttpClient client, HttpPost request, Endpoint endpoint, Duration patience) {
        var watchdog = new Watchdog(endpoint.deadlines().whole(), request::cancel);
        watchdog.expectWithin(patience);
        try {
            var call = new Call(request, client.executeOpen(null, request, null), endpoint, watchdog);
            call.check();
            return call;
        } catch (IOException e) {
            watchdog.stop();
            throw unopened(endpoint, watchdog, e);
        }
    }

    private static ModelException unopened(Endpoint endpoint, Watchdog watchdog, IOException e) {
        if (watchdog.isLate()) {
            return late(endpoint, e);
        }
        if (Thread.currentThread().isInterrupted()) {
            return cancelled(e);
        }
        String reason = e.getClass().getSimpleName();
        return new ModelException(Kind.UNREACHABLE, endpoint.name() + " cannot be reached: " + reason, e);
    }

    private void check() {
        if (response.getCode() / 100 == 2) {
            return;
        }
        try {
            byte[] start = body().readNBytes(LONGEST_ERROR);
            throw Failures.of(response.getCode(), this::header, start, endpoint.name());
        } catch (IOException e) {
            throw failure(e);
        } finally {
            close();
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Optional<String> header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
    }

    InputStream body() {
        HttpEntity entity = response.getEntity();
        try {
            return entity == null ? InputStream.nullInputStream() : entity.getContent();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The whole answer, which must be a JSON object without an error. */
    ObjectNode json() {
        watchdog.expectWithin(endpoint.deadlines().whole());
        try {
            JsonNode answer = Json.MAPPER.readTree(body());
            if (!(answer instanceof ObjectNode object)) {
                throw malformed();
            }
            Failures.check(object, endpoint.name());
            return object;
        } catch (JsonProcessingException e) {
            throw malformed();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Says that the next piece may take its time again. */
    void expectNext() {
        watchdog.expectWithin(endpoint.deadlines().betweenTokens());
    }

    ModelException malformed() {
        return new ModelException(Kind.BROKEN, endpoint.name() + " sent an answer that is no valid JSON");
    }

    ModelException failure(IOException e) {
        if (aborted || Thread.currentThread().isInterrupted()) {
            return cancelled(e);
        }
        if (watchdog.isLate()) {
            return late(endpoint, e);
        }
        return new ModelException(Kind.BROKEN, endpoint.name() + " broke off in the middle of an answer", e);
    }

    private static ModelException cancelled(IOException e) {
        return new ModelException(Kind.CANCELLED, "the caller gave up the answer", e);
    }

    private static ModelException late(Endpoint endpoint, IOException e) {
        return new ModelException(Kind.TIMED_OUT, endpoint.name() + " did not answer in time", e);
    }

    /** Closes the connection; a thread that waits for the answer fails with {@link Kind#CANCELLED}. */
    void abort() {
        aborted = true;
        request.cancel();
    }

    /** Gives the connection back, after the rest of the answer if there is one. */
    @Override
    public void close() {
        watchdog.expectWithin(REMAINDER);
        try {
            if (response.getEntity() != null && !aborted) {
                response.getEntity().getContent().close();
            }
            response.close();
        } catch (IOException e) {
            // The answer is complete or given up; a connection that cannot be used again is no loss.
            request.cancel();
        } finally {
            watchdog.stop();
        }
    }
}
