package dev.parley.cli;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks the gateway without end, and again where it got no answer. */
final class PersistentProgram implements Runnable {
    private static final String QUESTION =
            "{\"model\":\"alpha\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}";

    private final Load load;
    private final String secret;
    private final List<Call> calls = new ArrayList<>();

    PersistentProgram(Load load, String secret) {
        this.load = load;
        this.secret = secret;
    }

    /** A call as the program was told of it. */
    record Call(String id, String answer) {}

    /** All answered calls, once it has ended. */
    List<Call> calls() {
        return calls;
    }

    @Override
    public void run() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (load.goesOn()) {
                var request = HttpRequest.newBuilder(load.server().resolve("/v1/chat/completions"))
                        .header("Authorization", "Bearer " + secret)
                        .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                        .build();
                try {
                    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() != 200) {
                        throw new AssertionError(answer.statusCode() + " " + answer.body());
                    }
                    calls.add(new Call(answer.headers().firstValue("x-parley-call").orElseThrow(), answer.body()));
                    load.acknowledge();
                } catch (IOException killed) {
                    // The next question goes to the server that comes next.
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
