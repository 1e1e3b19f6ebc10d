package dev.parley.arena.server;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The proxies whose word counts on where a request comes from. Anybody can send {@code X-Forwarded-For}; what stands in
 * it is believed only as far as one of these wrote it, from its right end on.
 */
public record TrustedProxies(List<Network> networks) {
    private static final Pattern COMMA = Pattern.compile(",");

    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /** Where a request comes from. */
    public InetAddress client(Context request) {
        InetAddress client = InetAddress.ofLiteral(request.req().getRemoteAddr());
        // A proxy may add a line of its own instead of writing on in the line that came (RFC 9110 5.3).
        List<String> hops = Collections.list(request.req().getHeaders("X-Forwarded-For")).stream()
                .flatMap(COMMA::splitAsStream)
                .toList();
        for (String hop : hops.reversed()) {
            if (!isTrusted(client)) {
                return client;
            }
            try {
                client = InetAddress.ofLiteral(hop.strip());
            } catch (IllegalArgumentException e) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}
