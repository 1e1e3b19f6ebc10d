package dev.parley.dataset.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.parley.dataset.parquet.WrittenFile;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.ReleaseFacts.Removal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** {@code README.md}: the dataset card, with the metadata that Hugging Face reads in front. */
final class Card {
    static final String FILE_NAME = "README.md";
    private static final String TEMPLATE = "card.md";
    private static final int ROWS_OF_A_TABLE = 25;
    private static final String NAME = "name";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES));

    private Card() {}

    static byte[] of(Statistics statistics, ReleaseFacts facts, ShardFormat format, List<WrittenFile> shards) {
        var values = new TreeMap<String, String>();
        values.put("metadata", metadata(statistics, facts, format, shards));
        values.put("name", facts.dataset().name());
        values.put("description", facts.dataset().description());
        values.put("table1", table1(statistics, facts));
        values.put("columns", resource(format.columns() == Columns.ALL ? "columns-all.md" : "columns.md"));
        values.put("models", models(statistics));
        values.put("languages", languages(statistics));
        values.put("period", period(statistics));
        values.put("inputs", inputs(facts));
        values.put("removals", removals(statistics, facts));
        values.put("versions", counts("part", "version", facts.versions(), Function.identity()));
        values.put("personal", personalDataSentence(statistics));
        values.put("redactions", counts("kind", "placeholders", statistics.redactionsByKind(), Card::number));
        values.put("users", users(facts.users()));
        values.put("moderation", moderation(statistics));
        values.put("votes", counts("vote", "number", statistics.votesByKind(), Card::number));
        values.put("citation", citation(statistics, facts));
        return fill(resource(TEMPLATE), values).getBytes(StandardCharsets.UTF_8);
    }

    private static String fill(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue().strip());
        }
        return text;
    }

    private static String resource(String name) {
        try (InputStream in = Card.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String metadata(
            Statistics statistics, ReleaseFacts facts, ShardFormat format, List<WrittenFile> shards) {
        ObjectNode metadata = Json.object();
        languageCodes(statistics).forEach(metadata.putArray("language")::add);
        metadata.put("license", facts.dataset().license());
        metadata.put("pretty_name", facts.dataset().name());
        metadata.putArray("size_categories").add(sizeCategory(statistics.conversations()));
        metadata.putArray("task_categories").add("text-generation");
        metadata.putArray("tags").add("conversations").add("parley");
        ObjectNode configuration = metadata.putArray("configs").addObject();
        configuration.put("config_name", "default");
        configuration.putArray("data_files").addObject().put("split", "train").put("path", "data/train-*");
        ObjectNode info = metadata.putObject("dataset_info");
        addFeatures(info.putArray("features"), ReleaseRow.schema(format.columns()));
        long dataBytes = shards.stream().mapToLong(WrittenFile::dataBytes).sum();
        info.putArray("splits")
                .addObject()
                .put(NAME, "train")
                .put("num_bytes", dataBytes)
                .put("num_examples", statistics.conversations());
        info.put("download_size", shards.stream().mapToLong(WrittenFile::bytes).sum());
        info.put("dataset_size", dataBytes);
        try {
            return YAML.writeValueAsString(metadata);
        } catch (JsonProcessingException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void addFeatures(ArrayNode features, StructType schema) {
        for (StructField field : schema.fields()) {
            ObjectNode feature = features.addObject();
            feature.put(NAME, field.name());
            addType(feature, field.dataType());
        }
    }

    private static void addType(ObjectNode feature, DataType type) {
        switch (type) {
            case ArrayType array when array.elementType() instanceof StructType struct ->
                addFeatures(feature.putArray("list"), struct);
            case StructType struct -> addFeatures(feature.putArray("struct"), struct);
            default -> feature.put("dtype", dtype(type));
        }
    }

    /** A type as Hugging Face's {@code datasets} names it. */
    private static String dtype(DataType type) {
        return switch (type.typeName()) {
            case "string" -> "string";
            case "boolean" -> "bool";
            case "integer" -> "int32";
            case "long" -> "int64";
            case "double" -> "float64";
            case "timestamp" -> "timestamp[us, tz=UTC]";
            default -> throw new IllegalArgumentException("no column of a release has the type " + type);
        };
    }

    /** ISO codes of all known languages, the most frequent first. */
    static List<String> languageCodes(Statistics statistics) {
        return StatisticsReport.languages(statistics).stream()
                .map(Map.Entry::getKey)
                .filter(code -> !code.equals("und"))
                .toList();
    }

    /** Hugging Face's classes of size, such as {@code 10K<n<100K}. */
    static String sizeCategory(long rows) {
        List<String> bounds = List.of("1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T");
        long bound = 1_000;
        int index = 0;
        while (rows >= bound && index < bounds.size() - 1) {
            bound *= 10;
            index++;
        }
        return index == 0 ? "n<1K" : bounds.get(index - 1) + "<n<" + bounds.get(index);
    }

    private static String table1(Statistics statistics, ReleaseFacts facts) {
        return table(
                List.of("conversations", "models", "users", "languages", "turns", "tokens per prompt", "tokens per response"),
                Stream.of(List.of(
                        number(statistics.conversations()),
                        number(StatisticsReport.numberOfModels(statistics)),
                        number(facts.users().total()),
                        number(StatisticsReport.numberOfLanguages(statistics)),
                        mean(statistics.turns()),
                        mean(statistics.promptTokens()),
                        mean(statistics.responseTokens()))))
                + "\nTokens by `" + facts.tokenizer() + "`. All figures, with distributions, are in `stats.json`.";
    }

    private static String models(Statistics statistics) {
        return table(
                List.of("model", "conversations"),
                StatisticsReport.models(statistics).stream()
                        .limit(ROWS_OF_A_TABLE)
                        .map(model -> List.of(
                                model.getKey().isEmpty() ? "(not named)" : model.getKey(), number(model.getValue()))))
                + rest(statistics.conversationsByModel().size());
    }

    private static String languages(Statistics statistics) {
        return table(
                List.of("language", "code", "conversations", "mean tokens per prompt", "median"),
                StatisticsReport.languages(statistics).stream()
                        .limit(ROWS_OF_A_TABLE)
                        .map(language -> List.of(
                                language.getValue().name(),
                                language.getKey(),
                                number(language.getValue().conversations()),
                                mean(language.getValue().promptTokens()),
                                number(language.getValue().promptTokens().quantile(0.5)))))
                + rest(statistics.languages().size());
    }

    private static String period(Statistics statistics) {
        SortedMap<String, Long> days = statistics.conversationsByDay();
        return switch (days.size()) {
            case 0 -> "The sources do not say when the conversations took place.";
            case 1 -> "The conversations took place on " + days.firstKey() + " (UTC).";
            default -> "The conversations took place from " + days.firstKey() + " to " + days.lastKey() + " (UTC), on "
                    + number(days.size()) + " different days.";
        };
    }

    private static String inputs(ReleaseFacts facts) {
        return table(
                List.of("input", "format", "bytes", "records", "unreadable"),
                facts.inputs().stream()
                        .limit(ROWS_OF_A_TABLE)
                        .map(input -> List.of(
                                input.name(),
                                input.format(),
                                number(input.bytes()),
                                number(input.records()),
                                number(input.rejected()))))
                + rest(facts.inputs().size());
    }

    /** What stands under a table that could not show all rows. */
    private static String rest(int rows) {
        return rows <= ROWS_OF_A_TABLE ? "" : "\nand " + number(rows - ROWS_OF_A_TABLE) + " more.";
    }

    private static String removals(Statistics statistics, ReleaseFacts facts) {
        return table(
                List.of("step", "reason", "conversations"),
                Stream.of(
                                Stream.of(List.of("read", "", number(facts.conversationsRead()))),
                                facts.removals().stream().map(Card::row),
                                Stream.of(List.of("released", "", number(statistics.conversations()))))
                        .flatMap(Function.identity()));
    }

    private static List<String> row(Removal removal) {
        return List.of(removal.step(), removal.reason(), "−" + number(removal.conversations()));
    }

    static String personalDataSentence(Statistics statistics) {
        return "Personal data and secrets were searched for by pattern, checksum and context. Where they were found,"
                + " placeholders stand in their place, the same one for the same value throughout a conversation:"
                + " conversations with placeholders: " + number(statistics.redactedConversations()) + " of "
                + number(statistics.conversations()) + ". Such a search finds much, never everything.";
    }

    private static String users(Users users) {
        return users.total() == 0
                ? "The sources do not say who the users were."
                : "Different users: " + number(users.total()) + "; of these met more than one model: "
                        + number(users.metSeveralModels()) + ". A user is known by a pseudonym only: a keyed HMAC,"
                        + " which nobody without the key can compute from an address.";
    }

    private static String moderation(Statistics statistics) {
        if (statistics.moderatedConversations() == 0) {
            return "No moderator has looked at these conversations: `openai_moderation` is an empty list in every row."
                    + " An empty list means \"nobody looked\", not \"nothing found\".";
        }
        return "Conversations that carry a moderator's verdict on each message: "
                + number(statistics.moderatedConversations()) + "; of these with a flagged message: "
                + number(statistics.flaggedConversations())
                + ". Where `openai_moderation` is an empty list, nobody looked." + flagged(statistics);
    }

    private static String flagged(Statistics statistics) {
        return statistics.flaggedByCategory().isEmpty()
                ? ""
                : statistics.flaggedByCategory().entrySet().stream()
                        .map(entry -> "| " + entry.getKey() + " | " + number(entry.getValue()) + " |")
                        .collect(Collectors.joining(
                                "\n", "\n\n| category | conversations with a flagged message |\n|---|---|\n", ""));
    }

    static String citation(Statistics statistics, ReleaseFacts facts) {
        Recipe.Dataset dataset = facts.dataset();
        var entry = new StringBuilder("@misc{" + key(dataset.name()) + ",\n  title = {" + dataset.name() + "}");
        if (!dataset.authors().isEmpty()) {
            entry.append(",\n  author = {").append(String.join(" and ", dataset.authors())).append("}");
        }
        if (!statistics.conversationsByDay().isEmpty()) {
            entry.append(",\n  year = {")
                    .append(statistics.conversationsByDay().lastKey(), 0, 4)
                    .append("}");
        }
        if (!dataset.homepage().isEmpty()) {
            entry.append(",\n  url = {").append(dataset.homepage()).append("}");
        }
        return entry.append("\n}").toString();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static <V> String counts(String name, String value, SortedMap<String, V> counts, Function<V, String> text) {
        return counts.isEmpty()
                ? "None."
                : table(
                        List.of(name, value),
                        counts.entrySet().stream()
                                .map(count -> List.of(count.getKey(), text.apply(count.getValue()))));
    }

    private static String table(List<String> header, Stream<List<String>> rows) {
        return row(header)
                + header.stream().map(cell -> "---").collect(Collectors.joining("|", "|", "|\n"))
                + rows.map(Card::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Card::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Names of models and files come from others: they must not break the table. */
    private static String cell(String text) {
        return text.replaceAll("\\R", " ").replace("|", "\\|").replace("<", "&lt;");
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String mean(Lengths lengths) {
        return String.format(Locale.ROOT, "%.1f", lengths.mean());
    }
}
