package dev.parley.moderation.training;

import static dev.parley.core.moderation.Category.HARASSMENT;
import static dev.parley.core.moderation.Category.HARASSMENT_THREATENING;
import static dev.parley.core.moderation.Category.HATE;
import static dev.parley.core.moderation.Category.HATE_THREATENING;
import static dev.parley.core.moderation.Category.SEXUAL;
import static dev.parley.core.moderation.Category.VIOLENCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * The public sets whose licences allow to learn from them for everybody, and what their labels mean in our categories:
 * Davidson et al. 2017 (MIT), EDOS (CC0), ImplicitHate and the human part of ToxiGen (MIT, microsoft/SafeNLP), ConvAbuse
 * (CC BY 4.0), DiaSafety and COLDataset (Apache-2.0). What a set does not speak of stays unknown.
 */
public final class OpenSets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Function<JsonNode, Optional<Example>>> READERS = new LinkedHashMap<>();

    static {
        READERS.put("davidson.jsonl.gz", OpenSets::davidson);
        READERS.put("edos.jsonl.gz", OpenSets::edos);
        READERS.put("implicit-hate.jsonl.gz", row -> hateOrNeutral(row, "implicit-hate"));
        READERS.put("toxigen-human.jsonl.gz", row -> hateOrNeutral(row, "toxigen-human"));
        READERS.put("diasafety-train.jsonl.gz", OpenSets::diasafety);
        READERS.put("diasafety-val.jsonl.gz", OpenSets::diasafety);
        READERS.put("diasafety-test.jsonl.gz", OpenSets::diasafety);
        READERS.put("cold-zh.jsonl.gz", OpenSets::cold);
    }

    private static final String CONVABUSE = "convabuse.jsonl.gz";

    private OpenSets() {}

    /**
     * Reads all sets.
     *
     * @param folder with the files named as in the sets' list
     * @throws InputException if one is missing or cannot be read
     */
    public static List<Example> read(Path folder) {
        var examples = new ArrayList<Example>();
        READERS.forEach((name, reader) -> {
            for (JsonNode row : rows(folder.resolve(name))) {
                reader.apply(row).ifPresent(examples::add);
            }
        });
        examples.addAll(convabuse(rows(folder.resolve(CONVABUSE))));
        return examples;
    }

    private static List<JsonNode> rows(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("there is no '" + file + "'; name the folder that holds the training sets.");
        }
        var rows = new ArrayList<JsonNode>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(JSON.readTree(line));
            }
        } catch (IOException problem) {
            throw new InputException("'" + file + "' line " + (rows.size() + 1) + " is no JSON in a gzip file.", problem);
        }
        return rows;
    }

    /** Three judged each tweet. What is merely offensive is often no insult, so it says nothing of harassment. */
    private static Optional<Example> davidson(JsonNode row) {
        Labels labels = switch (row.path("class").asText()) {
            case "0" -> Labels.UNKNOWN.with(true, HATE);
            case "1" -> Labels.UNKNOWN.with(false, HATE);
            default -> Labels.UNKNOWN.with(false, HATE, HARASSMENT, HATE_THREATENING, HARASSMENT_THREATENING);
        };
        return example(row.path("tweet").asText(), "davidson", labels);
    }

    /** Sexism by kind: threats, derogation, animosity, prejudiced discussions. */
    private static Optional<Example> edos(JsonNode row) {
        String vector = row.path("label_vector").asText();
        Labels labels = switch (vector.charAt(0)) {
            case '1' -> Labels.UNKNOWN.with(true, HATE, HATE_THREATENING, VIOLENCE);
            case '2', '4' -> Labels.UNKNOWN.with(true, HATE);
            case '3' -> vector.startsWith("3.1")
                    ? Labels.UNKNOWN.with(true, HARASSMENT)
                    : Labels.UNKNOWN.with(true, HATE);
            default -> Labels.UNKNOWN.with(false, HATE, HATE_THREATENING);
        };
        return example(row.path("text").asText(), "edos", labels);
    }

    private static Optional<Example> hateOrNeutral(JsonNode row, String source) {
        boolean hate = row.path("label").asText().equals("hate");
        Labels labels = hate
                ? Labels.UNKNOWN.with(true, HATE)
                : Labels.UNKNOWN.with(false, HATE, HATE_THREATENING, HARASSMENT);
        return example(row.path("text").asText().replace("_x000D_", " ").strip(), source, labels);
    }

    /**
     * Answers of chat bots. Offending the user is harassment and a biased opinion hateful; unsafe advice is not a matter
     * of ours, and whether an answer agrees with something toxic cannot be seen in it.
     */
    private static Optional<Example> diasafety(JsonNode row) {
        boolean unsafe = row.path("label").asText().equals("Unsafe");
        Labels labels = switch (row.path("category").asText()) {
            case "Offending User" -> Labels.UNKNOWN.with(unsafe, HARASSMENT);
            case "Biased Opinion" -> Labels.UNKNOWN.with(unsafe, HATE);
            case "Toxicity Agreement" -> Labels.UNKNOWN;
            default -> Labels.UNKNOWN.with(false, HATE, HARASSMENT, HATE_THREATENING, HARASSMENT_THREATENING);
        };
        return example(row.path("response").asText().strip(), "diasafety", labels);
    }

    /** Chinese posts about race, region and gender: what is offensive there is aimed at a group. */
    private static Optional<Example> cold(JsonNode row) {
        boolean offensive = row.path("label").asText().equals("1");
        Labels labels = offensive
                ? Labels.UNKNOWN.with(true, HATE)
                : Labels.UNKNOWN.with(false, HATE, HATE_THREATENING, HARASSMENT);
        return example(row.path("TEXT").asText(), "cold-zh", labels);
    }

    /** What users said to bots; each was judged by several, and the majority decides. */
    private static List<Example> convabuse(List<JsonNode> rows) {
        var byUtterance = new LinkedHashMap<List<String>, List<JsonNode>>();
        for (JsonNode row : rows) {
            var utterance = List.of(row.path("conv_id").asText(), row.path("user").asText());
            byUtterance.computeIfAbsent(utterance, unseen -> new ArrayList<>()).add(row);
        }
        var examples = new ArrayList<Example>();
        byUtterance.forEach((utterance, judged) ->
                example(utterance.get(1), "convabuse", convabuseLabels(judged)).ifPresent(examples::add));
        return examples;
    }

    private static Labels convabuseLabels(List<JsonNode> judged) {
        boolean abuse = most(judged, "is_abuse.-1", "is_abuse.-2", "is_abuse.-3");
        boolean group = most(judged, "type.racist", "type.sexist", "type.homophobic", "type.transphobic", "type.ableism");
        boolean sexual = most(judged, "type.sex_harassment");
        return Labels.UNKNOWN.with(abuse, HARASSMENT).with(abuse && group, HATE).with(sexual, SEXUAL);
    }

    private static boolean most(List<JsonNode> judged, String... fields) {
        long yes = judged.stream().filter(row -> anyOf(row, fields)).count();
        return 2 * yes > judged.size();
    }

    private static boolean anyOf(JsonNode row, String... fields) {
        for (String field : fields) {
            if (row.path(field).asText().startsWith("1")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Example> example(String text, String source, Labels labels) {
        return text.isBlank() || labels.known() == 0
                ? Optional.empty()
                : Optional.of(new Example(text, source, labels, 1));
    }
}
