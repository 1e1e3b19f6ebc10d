package dev.parley.arena.rule;

import java.net.InetAddress;
import java.util.List;

/**
 * Says who stands behind a proxy. Only proxies that are configured are believed: anybody can send a header. Each proxy
 * appends the address it was called from to {@code X-Forwarded-For}, so the last one there that is no proxy of ours is
 * the client; what stands before it the client may have made up.
 */
public record TrustedProxies(List<Network> networks) {
    /** Whoever calls is the client. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /**
     * The client's address.
     *
     * @param peer who has called
     * @param forwardedFor all values of {@code X-Forwarded-For}, in order
     */
    public InetAddress client(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        List<String> hops = List.of(String.join(",", forwardedFor).split(",", -1));
        for (String hop : hops.reversed()) {
            if (!trusts(client) || hop.isBlank()) {
                return client;
            }
            try {
                client = InetAddress.ofLiteral(hop.strip());
            } catch (IllegalArgumentException noAddress) {
                return client;
            }
        }
        return client;
    }

    private boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
