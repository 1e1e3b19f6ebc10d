package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Battles and votes without end, and repeats as it is whatever got no answer. */
final class PersistentVisitor implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Load load;
    private final String name;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final List<Battle> battles = new ArrayList<>();

    PersistentVisitor(Load load, String name) {
        this.load = load;
        this.name = name;
    }

    /**
     * What a visitor was told.
     *
     * @param answers how the sides ended
     */
    record Battle(String chat, String turn, String prompt, List<Told> answers) {
        /** Who has seen both answers to their end votes, and nobody else can. */
        boolean isVotedOn() {
            return answers.stream().allMatch(told -> told.status().equals("complete"));
        }
    }

    /** An answer as it was told. */
    record Told(String text, String status) {}

    /** All battles, once it has ended. */
    List<Battle> battles() {
        return battles;
    }

    @Override
    public void run() {
        String terms = json(send("session", "", BodyHandlers.ofString())).at("/terms/version").asText();
        send("consent", "{\"terms\":\"%s\"}".formatted(terms), BodyHandlers.discarding());
        for (int number = 0; load.goesOn(); number++) {
            battles.add(battle(number));
        }
        http.close();
    }

    private Battle battle(int number) {
        String prompt = name + " asks " + number;
        String chat = change("chats", """
                {"mode":"battle","models":[],"request":"open %d"}""".formatted(number));
        String turn = change("chats/" + chat + "/turns", """
                {"prompt":"%s","parameters":{"temperature":1,"topP":1,"maxTokens":100},"request":"ask %d"}"""
                .formatted(prompt, number));
        var battle = new Battle(chat, turn, prompt, follow(turn));
        if (battle.isVotedOn()) {
            change("turns/" + turn + "/vote", """
                    {"choice":"a","request":"vote %d"}""".formatted(number));
        }
        return battle;
    }

    /** Returns the identifier of what was made. */
    private String change(String path, String body) {
        JsonNode made = json(send(path, body, BodyHandlers.ofString()));
        load.acknowledge();
        return made.path("id").asText();
    }

    /** Reads answers to their ends. An end that was told once is told the same again. */
    private List<Told> follow(String turn) {
        var ends = new TreeMap<Integer, Told>();
        while (ends.size() < 2) {
            try (Stream<String> lines = send("turns/" + turn + "/events", "", BodyHandlers.ofLines())) {
                read(lines, ends);
            } catch (UncheckedIOException cutOff) {
                // What was cut off is read again from its beginning.
            }
        }
        return List.copyOf(ends.values());
    }

    private void read(Stream<String> lines, Map<Integer, Told> ends) {
        var texts = new TreeMap<Integer, String>();
        lines.filter(line -> line.startsWith("data: ")).map(line -> json(line.substring(6))).forEach(event -> {
            int side = event.path("side").asInt();
            if (event.path("whole").asBoolean()) {
                texts.put(side, event.path("text").asText());
            } else if (event.has("text")) {
                texts.merge(side, event.path("text").asText(), String::concat);
            } else if (event.has("status")) {
                var told = new Told(texts.getOrDefault(side, ""), event.path("status").asText());
                Told before = ends.put(side, told);
                if (before != null && !before.equals(told)) {
                    throw new AssertionError("an answer ended as %s and then as %s".formatted(before, told));
                }
                load.acknowledge();
            }
        });
    }

    /** Posts, or gets where there is no body, until there is an answer. */
    private <T> T send(String path, String body, BodyHandler<T> handler) {
        while (true) {
            var request = HttpRequest.newBuilder(load.server().resolve("/api/" + path));
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
            }
            try {
                HttpResponse<T> answer = http.send(request.build(), handler);
                if (answer.statusCode() >= 300) {
                    throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
                }
                return answer.body();
            } catch (IOException killed) {
                // The same again, to the server that comes next.
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
