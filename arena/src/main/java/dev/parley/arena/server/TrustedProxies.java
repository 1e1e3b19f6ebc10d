package dev.parley.arena.server;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;

/**
 * The proxies whose word counts on where a request comes from. Anybody can send {@code X-Forwarded-For}; what stands in it
 * is believed only as far as one of these wrote it, from its right end on.
 */
public record TrustedProxies(List<Network> networks) {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /** Where a request comes from. */
    public InetAddress client(Context request) {
        InetAddress client = InetAddress.ofLiteral(request.req().getRemoteAddr());
        String header = request.header("X-Forwarded-For");
        List<String> hops = header == null ? List.of() : List.of(header.split(",", -1));
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
