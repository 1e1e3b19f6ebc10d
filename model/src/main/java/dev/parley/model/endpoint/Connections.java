package dev.parley.model.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The pooled HTTP/1.1 connections to one server. The client blocks, and is called on virtual threads: a piece of an
 * answer goes from the socket to its reader without changing threads. Measured against the JDK's client and Jetty's on
 * 2 cores, 1,000 requests/s with answers of 10 events: P50 0.12, 0.25 and 0.21 ms, P99 0.3, 4.5 and 2.0 ms.
 */
final class Connections implements AutoCloseable {
    /** How many are opened is decided above, by the limits of models and servers. */
    private static final int NO_LIMIT = 1 << 16;

    /** Bytes. Pieces of answers are short, and thousands of connections are open at once. */
    private static final int BUFFER = 2048;

    private final Endpoint endpoint;
    private final CloseableHttpClient client;

    Connections(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                                .build())
                        .setMaxConnTotal(NO_LIMIT)
                        .setMaxConnPerRoute(NO_LIMIT)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(endpoint.deadlines().connect()))
                                .setSocketTimeout(Timeout.DISABLED)
                                .setValidateAfterInactivity(TimeValue.of(1, TimeUnit.SECONDS))
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
                        .build())
                .setUserAgent("Parley")
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /**
     * Sends a request and waits for the head of the answer.
     *
     * @param patience how long
     * @throws dev.parley.model.ModelException if the server cannot be reached, is late, or refuses
     */
    Call post(String path, Map<String, String> headers, ObjectNode body, Duration patience) {
        var request = new HttpPost(endpoint.resolve(path));
        endpoint.headers().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(bytes(body), ContentType.APPLICATION_JSON));
        return Call.open(client, request, endpoint, patience);
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
