package dev.parley.model.endpoint;

import java.time.Duration;

/**
 * How long a request may take.
 *
 * @param connect until there is a connection
 * @param firstToken from the request to the first piece of the answer
 * @param betweenTokens from one piece to the next
 * @param whole from the request to the end of the answer
 */
public record Deadlines(Duration connect, Duration firstToken, Duration betweenTokens, Duration whole) {
    public static final Deadlines STANDARD = new Deadlines(
            Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(10));
}
