package dev.parley.moderation.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.training.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * Texts of which it is known whether they are harmful.
 *
 * @param shape the shape that the file was recognised by
 * @param categories those that the set's labels speak of: a text is found harmful if any of these is found
 */
public record TestSet(Shape shape, Set<Category> categories, List<Item> items) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One text.
     *
     * @param harmful what the people said who labelled it
     * @param labels what they said of single categories
     * @param language as the set names it, {@code en} if it does not
     */
    public record Item(String text, boolean harmful, Labels labels, String language) {}

    /** The shapes of known test sets. */
    public enum Shape {
        /** The letters of openai/moderation-api-release (Markov et al. 2022); a missing one is unknown. */
        OPENAI_MODERATION,
        /** lmsys/toxic-chat. */
        TOXICCHAT,
        /** Röttger et al., HateCheck, 2021. */
        HATECHECK,
        /** Röttger et al., Multilingual HateCheck, 2022. */
        MULTILINGUAL_HATECHECK,
        /** Röttger et al., XSTest, 2024: prompts that only sound harmful, and such that are. */
        XSTEST,
        /** The validation set of HarmBench's judges (Mazeika et al. 2024): answers that three people judged. */
        HARMBENCH_JUDGES;

        boolean fits(JsonNode row) {
            return switch (this) {
                case OPENAI_MODERATION -> row.has("prompt") && !row.has("label");
                case TOXICCHAT -> row.has("text") && row.has("toxicity");
                case HATECHECK -> row.has("test_case") && row.has("label_gold");
                case MULTILINGUAL_HATECHECK -> row.has("text") && row.has("functionality") && row.has("label");
                case XSTEST -> row.has("prompt") && row.has("type") && row.has("label");
                case HARMBENCH_JUDGES -> row.has("generation") && row.has("human_0");
            };
        }

        Set<Category> categories() {
            return switch (this) {
                case OPENAI_MODERATION -> EnumSet.copyOf(Category.LMSYS);
                case HATECHECK, MULTILINGUAL_HATECHECK -> EnumSet.of(Category.HATE, Category.HATE_THREATENING);
                case TOXICCHAT, XSTEST, HARMBENCH_JUDGES -> EnumSet.allOf(Category.class);
            };
        }

        Item item(JsonNode row) {
            String prompt = row.path("prompt").asText();
            String text = row.path("text").asText();
            String label = row.path("label").asText();
            return switch (this) {
                case OPENAI_MODERATION -> openAi(row, prompt);
                case TOXICCHAT -> new Item(text, row.path("toxicity").asInt() == 1, Labels.UNKNOWN, "en");
                case HATECHECK ->
                    hate(row.path("test_case").asText(), row.path("label_gold").asText().equals("hateful"), "en");
                case MULTILINGUAL_HATECHECK -> hate(text, label.equals("hateful"), row.path("language").asText("en"));
                case XSTEST -> new Item(prompt, label.equals("unsafe"), Labels.UNKNOWN, "en");
                case HARMBENCH_JUDGES ->
                    new Item(row.path("generation").asText(), isHarmfulToMost(row), Labels.UNKNOWN, "en");
            };
        }

        private static boolean isHarmfulToMost(JsonNode row) {
            return row.path("human_0").asInt() + row.path("human_1").asInt() + row.path("human_2").asInt() >= 2;
        }

        private static Item hate(String text, boolean hateful, String language) {
            return new Item(text, hateful, Labels.UNKNOWN.with(hateful, Category.HATE), language);
        }

        private static Item openAi(JsonNode row, String text) {
            Labels labels = Labels.UNKNOWN;
            for (Map.Entry<String, Category> letter : LETTERS.entrySet()) {
                if (row.path(letter.getKey()).isNumber()) {
                    labels = labels.with(row.path(letter.getKey()).asInt() == 1, letter.getValue());
                }
            }
            return new Item(text, labels.isHarmful(), labels, "en");
        }
    }

    private static final Map<String, Category> LETTERS = Map.of(
            "S", Category.SEXUAL,
            "H", Category.HATE,
            "V", Category.VIOLENCE,
            "HR", Category.HARASSMENT,
            "SH", Category.SELF_HARM,
            "S3", Category.SEXUAL_MINORS,
            "H2", Category.HATE_THREATENING,
            "V2", Category.VIOLENCE_GRAPHIC);

    public TestSet {
        items = List.copyOf(items);
    }

    /**
     * Reads lines of JSON, plain or gzip, of a shape that is recognised by their fields.
     *
     * @throws InputException if the file is missing, a line is no JSON, or no shape fits
     */
    public static TestSet read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("there is no file '" + file + "'; name a labelled set of texts.");
        }
        List<JsonNode> rows = rows(file);
        Shape shape = Arrays.stream(Shape.values())
                .filter(candidate -> !rows.isEmpty() && rows.stream().allMatch(candidate::fits))
                .findFirst()
                .orElseThrow(() -> new InputException("'" + file + "' has no known shape; write lines as in OpenAI's "
                        + "moderation set, ToxicChat, HateCheck, Multilingual HateCheck, XSTest or "
                        + "HarmBench's judges."));
        return new TestSet(shape, shape.categories(), rows.stream().map(shape::item).toList());
    }

    private static List<JsonNode> rows(Path file) {
        var rows = new ArrayList<JsonNode>();
        try (var lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    rows.add(JSON.readTree(line));
                }
            }
        } catch (JsonProcessingException problem) {
            throw new InputException("'" + file + "' line " + (rows.size() + 1) + " is no JSON; write one object a line.");
        } catch (IOException problem) {
            throw new InputException("'" + file + "' cannot be read; write lines of JSON, plain or gzip.", problem);
        }
        return rows;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** The set without some of its items. */
    public TestSet without(Predicate<Item> items) {
        return new TestSet(shape, categories, this.items.stream().filter(items.negate()).toList());
    }
}
