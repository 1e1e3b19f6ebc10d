package dev.parley.dataset.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.core.InputException;
import dev.parley.core.InvalidSettingException;
import dev.parley.core.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads a recipe from YAML, laid over the default. */
public final class RecipeReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RecipeReader() {}

    /** The complete default recipe. */
    public static Recipe standard() {
        return recipe(standardTree(), "recipe.yaml");
    }

    /** The complete default recipe as it is written, with its comments. */
    public static String standardText() {
        try (InputStream in = Objects.requireNonNull(RecipeReader.class.getResourceAsStream("recipe.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The recipe in a file, laid over the default.
     *
     * @throws InputException if the file cannot be read, holds a key or value that no setting knows, or a rule without
     *     a signal
     */
    public static Recipe read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new InputException("cannot read the recipe " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The recipe in a text, laid over the default.
     *
     * @param name what messages call the text
     */
    public static Recipe parse(String yaml, String name) {
        JsonNode settings;
        try {
            settings = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw InvalidSettingException.of(name, e);
        }
        ObjectNode all = standardTree();
        if (settings instanceof ObjectNode object) {
            lay(object, all);
        } else if (!settings.isMissingNode() && !settings.isNull()) {
            throw new InputException(name + " must hold settings such as 'rules:', not a single value");
        }
        return recipe(all, name);
    }

    private static ObjectNode standardTree() {
        try {
            return (ObjectNode) YAML.readTree(standardText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lay(ObjectNode over, ObjectNode under) {
        for (Map.Entry<String, JsonNode> setting : over.properties()) {
            if (setting.getValue() instanceof ObjectNode object
                    && under.get(setting.getKey()) instanceof ObjectNode known) {
                lay(object, known);
            } else {
                under.set(setting.getKey(), setting.getValue());
            }
        }
    }

    private static Recipe recipe(ObjectNode tree, String name) {
        for (Map.Entry<String, JsonNode> rule : tree.path("rules").properties()) {
            complete(rule.getKey(), rule.getValue(), tree.path("rules"), name);
        }
        try {
            return check(YAML.treeToValue(tree, Recipe.class), name);
        } catch (JsonProcessingException e) {
            throw InvalidSettingException.of(name, e);
        }
    }

    private static void complete(String ruleName, JsonNode rule, JsonNode rules, String recipe) {
        if (!(rule instanceof ObjectNode settings)) {
            throw new InputException(recipe + ": the rule '" + ruleName + "' must hold settings, such as 'action: tag'");
        }
        if (!settings.hasNonNull("signal")) {
            var others = new ArrayList<String>();
            rules.fieldNames().forEachRemaining(other -> {
                if (!other.equals(ruleName)) {
                    others.add(other);
                }
            });
            throw new InputException(recipe + ": the rule '" + ruleName + "' names no signal"
                    + Nearest.to(ruleName, others).map(near -> "; did you mean '" + near + "'?").orElse(""));
        }
        if (!settings.has("roles")) {
            settings.putArray("roles");
        }
    }

    private static Recipe check(Recipe recipe, String name) {
        recipe.rules().forEach((ruleName, rule) -> {
            if (rule.threshold().isEmpty()) {
                throw new InputException(
                        name + ": the rule '" + ruleName + "' needs 'atLeast' or 'atMost', from what value it fires");
            }
            if (rule.action() == null) {
                throw new InputException(name + ": the rule '" + ruleName + "' needs an 'action', one of "
                        + Arrays.stream(Action.values()).map(Action::label).collect(Collectors.joining(", ")));
            }
            if (rule.action() == Action.REDACT && !rule.concernsPersonalData()) {
                throw new InputException(name + ": the rule '" + ruleName + "' redacts '" + rule.signal()
                        + "', which is neither personal data nor a secret; drop, cut or tag it");
            }
        });
        return recipe;
    }

    /** The recipe as canonical YAML: what its hash is taken from and what the manifest shows. */
    public static String canonical(Recipe recipe) {
        try {
            return YAML.writeValueAsString(recipe);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
