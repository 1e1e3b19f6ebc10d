package dev.parley.model.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.core.InputException;
import dev.parley.core.InvalidSettingException;
import dev.parley.core.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the declaration of models: {@code models}, by name, and {@code defaults} for all of them. Each is laid over the
 * defaults, and those over the standard settings.
 */
final class ModelFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationReader()))
            .build();

    private static final String MODELS = "models";
    private static final String DEFAULTS = "defaults";

    private ModelFile() {}

    /** The built-in demo models. */
    static Map<String, Declaration> demo() {
        return parse(resource("demo.yaml"), "demo.yaml");
    }

    /**
     * The models that a text declares, by name in their order.
     *
     * @param name what messages call the text
     * @throws InputException if something in it is not known, missing, or does not go together
     */
    static Map<String, Declaration> parse(String yaml, String name) {
        JsonNode tree = tree(yaml, name);
        for (Map.Entry<String, JsonNode> part : tree.properties()) {
            if (!part.getKey().equals(MODELS) && !part.getKey().equals(DEFAULTS)) {
                throw new InputException(name + ": no setting is called '" + part.getKey() + "'"
                        + Nearest.to(part.getKey(), List.of(MODELS, DEFAULTS))
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""));
            }
        }
        if (tree.has(DEFAULTS) && !tree.path(DEFAULTS).isObject()) {
            throw new InputException(name + ": 'defaults' must hold settings, such as 'weight: 1'");
        }
        if (tree.path(MODELS).isEmpty() || !tree.path(MODELS).isObject()) {
            throw new InputException(
                    name + " declares no models: it needs 'models:' with a name and its settings below");
        }
        var declarations = new LinkedHashMap<String, Declaration>();
        for (Map.Entry<String, JsonNode> model : tree.path(MODELS).properties()) {
            declarations.put(model.getKey(), declaration(model.getKey(), model.getValue(), tree.path(DEFAULTS), name));
        }
        return declarations;
    }

    private static JsonNode tree(String yaml, String name) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw InvalidSettingException.of(name, e);
        }
    }

    private static Declaration declaration(String model, JsonNode own, JsonNode defaults, String file) {
        String place = file + ", model '" + model + "'";
        if (!(own instanceof ObjectNode settings)) {
            throw new InputException(place + ": it must hold settings, such as 'provider: openai'");
        }
        var whole = (ObjectNode) tree(resource("standard.yaml"), "standard.yaml");
        if (defaults instanceof ObjectNode some) {
            lay(some, whole);
        }
        lay(settings, whole);
        try {
            Declaration declaration = YAML.treeToValue(whole, Declaration.class);
            DeclarationCheck.check(declaration, settings, place);
            return declaration;
        } catch (JsonProcessingException e) {
            throw InvalidSettingException.of(place, e);
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

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ModelFile.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
