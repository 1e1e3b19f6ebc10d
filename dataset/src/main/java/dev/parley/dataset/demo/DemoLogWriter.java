package dev.parley.dataset.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Conversation;
import dev.parley.core.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Writes conversations as FastChat's servers log them: at each answer the whole conversation so far, and a row for each
 * vote; one file for each server and day.
 */
final class DemoLogWriter {
    private static final Duration TURN = Duration.ofSeconds(40);
    private static final List<String> BATTLE_VOTES = List.of("leftvote", "rightvote", "tievote", "bothbad_vote");
    private static final int SERVERS = 2;

    private final ObjectMapper json = new ObjectMapper();
    private final SplittableRandom random;
    private final List<Battle> battles = new ArrayList<>();

    DemoLogWriter(SplittableRandom random) {
        this.random = random;
    }

    private record Battle(Conversation left, Conversation right) {}

    private record Row(Instant time, String line) {}

    /** Lets the user of two conversations say which is better. */
    void judge(Conversation left, Conversation right) {
        battles.add(new Battle(left, right));
    }

    void write(List<Conversation> conversations, Path folder) {
        Map<Path, List<Row>> files = new TreeMap<>();
        for (Conversation conversation : conversations) {
            rows(conversation).forEach(row -> file(folder, conversation, row, files).add(row));
        }
        for (Battle battle : battles) {
            Row vote = vote(battle);
            file(folder, battle.left(), vote, files).add(vote);
        }
        files.forEach(this::writeFile);
    }

    private static List<Row> file(Path folder, Conversation conversation, Row row, Map<Path, List<Row>> files) {
        int server = conversation.id().charAt(0) % SERVERS;
        LocalDate day = row.time().atOffset(ZoneOffset.UTC).toLocalDate();
        String name = day + "-conv.json" + (server == 0 ? "" : ".gz");
        return files.computeIfAbsent(folder.resolve("server" + server).resolve(name), path -> new ArrayList<>());
    }

    private List<Row> rows(Conversation conversation) {
        List<Row> rows = new ArrayList<>();
        Instant time = conversation.time().orElseThrow();
        for (int length = 2; length <= conversation.messages().size(); length += 2) {
            time = time.plus(TURN).plusMillis(random.nextLong(TURN.toMillis()));
            ObjectNode row = row(time, "chat", conversation);
            row.put("model", conversation.model());
            row.putObject("gen_params").put("temperature", 0.7).put("top_p", 1.0).put("max_new_tokens", 1024);
            row.put("start", seconds(time) - 2);
            row.put("finish", seconds(time));
            row.set("state", state(conversation, length));
            rows.add(new Row(time, line(row)));
        }
        if (random.nextInt(6) == 0) {
            Instant moment = time.plusSeconds(5);
            ObjectNode row = row(moment, random.nextInt(3) == 0 ? "downvote" : "upvote", conversation);
            row.put("model", conversation.model());
            row.set("state", state(conversation, conversation.messages().size()));
            rows.add(new Row(moment, line(row)));
        }
        return rows;
    }

    private Row vote(Battle battle) {
        Conversation left = battle.left();
        Instant time = left.time().orElseThrow().plus(TURN.multipliedBy(3));
        ObjectNode row = row(time, BATTLE_VOTES.get(random.nextInt(BATTLE_VOTES.size())), left);
        row.putArray("models").add("").add("");
        row.putArray("states")
                .add(state(left, left.messages().size()))
                .add(state(battle.right(), left.messages().size()));
        return new Row(time, line(row));
    }

    private ObjectNode row(Instant time, String type, Conversation conversation) {
        return json.createObjectNode()
                .put("tstamp", seconds(time))
                .put("type", type)
                .put("ip", conversation.user().orElseThrow());
    }

    private ObjectNode state(Conversation conversation, int length) {
        ObjectNode state = json.createObjectNode();
        state.put("template_name", "one_shot").put("system_message", "");
        state.putArray("roles").add("USER").add("ASSISTANT");
        ArrayNode messages = state.putArray("messages");
        conversation.messages().subList(0, length).forEach(message -> messages.addArray()
                .add(message.role() == Role.USER ? "USER" : "ASSISTANT")
                .add(message.content()));
        return state.put("offset", 0).put("conv_id", conversation.id()).put("model_name", conversation.model());
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private String line(ObjectNode row) {
        try {
            return json.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the middle of each file a write was interrupted and repeated, and bytes of something else got in. */
    private void writeFile(Path file, List<Row> rows) {
        rows.sort(Comparator.comparing(Row::time).thenComparing(Row::line));
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream plain = Files.newOutputStream(file);
                    OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
                for (int i = 0; i < rows.size(); i++) {
                    String line = rows.get(i).line();
                    if (i == rows.size() / 2) {
                        out.write((line.substring(0, line.length() / 2) + "\n").getBytes(UTF_8));
                        out.write(new byte[] {0, 1, (byte) 0xff, (byte) 0xfe, 'P', 'K', 3, 4, 0, '\n'});
                    }
                    out.write((line + "\n").getBytes(UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
