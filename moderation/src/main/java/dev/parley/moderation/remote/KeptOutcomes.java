package dev.parley.moderation.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.model.Json;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Evidence;
import dev.parley.moderation.ModeratorId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Assessments in a file, a line each, found by moderator and message. What was not assessed is not kept, so it is asked
 * again. A line that was cut short, by a stop in the middle, is passed over. Messages stand in it as hashes only; what a
 * language model explained stands there in its words.
 */
public final class KeptOutcomes implements AutoCloseable {
    private final Map<String, Assessment> byKey = new ConcurrentHashMap<>();
    private final Writer file;

    private KeptOutcomes(Writer file) {
        this.file = file;
    }

    /** Opens the file, or begins it. */
    public static KeptOutcomes in(Path path) {
        try {
            boolean begun = Files.exists(path);
            // The first of the new lines must not continue one that was cut short.
            String known = begun ? Files.readString(path) : "";
            var kept = new KeptOutcomes(Files.newBufferedWriter(
                    path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
            known.lines().forEach(kept::read);
            if (!known.isEmpty() && !known.endsWith("\n")) {
                kept.write("\n");
            }
            return kept;
        } catch (IOException e) {
            throw new InputException("'" + path + "', where moderations are kept, cannot be read or written", e);
        }
    }

    private void read(String line) {
        try {
            JsonNode row = Json.MAPPER.readTree(line);
            var by = new ModeratorId(row.path("moderator").asText(), row.path("version").asText());
            var scores = new EnumMap<Category, Double>(Category.class);
            row.path("scores").properties().forEach(score -> Category.ofLabel(score.getKey())
                    .ifPresent(category -> scores.put(category, score.getValue().doubleValue())));
            var evidence = new ArrayList<Evidence>();
            for (JsonNode one : row.path("evidence")) {
                Category.ofLabel(one.path("category").asText()).ifPresent(category -> evidence.add(
                        new Evidence(category, one.path("what").asText(), one.path("weight").asDouble(), 0, 0)));
            }
            byKey.put(row.path("key").asText(), new Assessment(by, scores, evidence));
        } catch (JsonProcessingException cutShort) {
            // It will be asked again.
        }
    }

    Optional<Assessment> find(ModeratorId moderator, Message message) {
        return Optional.ofNullable(byKey.get(key(moderator, message)));
    }

    synchronized void keep(Message message, Assessment assessment) {
        String key = key(assessment.by(), message);
        ObjectNode row = Json.object()
                .put("key", key)
                .put("moderator", assessment.by().name())
                .put("version", assessment.by().version());
        ObjectNode scores = row.putObject("scores");
        assessment.scores().forEach((category, score) -> scores.put(category.label(), score));
        ArrayNode evidence = row.putArray("evidence");
        assessment.evidence().forEach(one -> evidence.addObject()
                .put("category", one.category().label())
                .put("what", one.what())
                .put("weight", one.weight()));
        write(row + "\n");
        byKey.put(key, assessment);
    }

    private void write(String lines) {
        try {
            file.write(lines);
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(ModeratorId moderator, Message message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.of(moderator.name(), moderator.version(), message.role().label())
                    .forEach(part -> digest.update((part + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(message.content().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
