package dev.parley.arena.server;

import java.time.Duration;

/**
 * How the server listens and what it bears.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param bodyBytes the longest body of a request
 * @param bodyBytesAtOnce the bodies of all requests that are answered at a time; beyond, 429
 * @param requestsAtOnce requests, streams too, that are answered at a time; beyond, 429
 * @param idle how long a connection may stay without a byte read or written before it is closed
 * @param grace how long a stop waits for requests that run
 */
public record ServerSettings(
        String host, int port, int bodyBytes, long bodyBytesAtOnce, int requestsAtOnce, Duration idle, Duration grace) {
    public static final ServerSettings DEFAULT = new ServerSettings(
            "127.0.0.1", 8080, 16 << 20, 128 << 20, 20_000, Duration.ofSeconds(60), Duration.ofSeconds(5));

    public ServerSettings at(String otherHost, int otherPort) {
        return new ServerSettings(otherHost, otherPort, bodyBytes, bodyBytesAtOnce, requestsAtOnce, idle, grace);
    }
}
