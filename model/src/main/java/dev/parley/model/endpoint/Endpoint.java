package dev.parley.model.endpoint;

import java.net.URI;
import java.util.Map;

/**
 * A server that answers for one or more models.
 *
 * @param base what the paths of the protocol are appended to, such as {@code https://api.openai.com/v1}
 * @param headers sent with each request, besides those of the protocol
 */
public record Endpoint(URI base, Key key, Map<String, String> headers, Deadlines deadlines) {
    public Endpoint {
        headers = Map.copyOf(headers);
    }

    public Endpoint(URI base, Key key) {
        this(base, key, Map.of(), Deadlines.STANDARD);
    }

    URI resolve(String path) {
        String start = base.toString();
        return URI.create(start.endsWith("/") ? start + path : start + "/" + path);
    }

    /** What messages call the server. */
    String name() {
        return base.getAuthority();
    }
}
