package dev.parley.moderation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Thresholds, and what follows from them.
 *
 * @param version named beside every verdict; another threshold is another version
 * @param thresholds for each category the score from which on it applies, 0 to 1; one that is not named never applies
 * @param mode whether anything is stopped
 */
public record Policy(String version, Map<Category, Double> thresholds, Mode mode) {
    private static final Set<String> FIELDS = Set.of("version", "mode", "thresholds");

    /** Whether flagged and unmoderated messages are stopped. */
    public enum Mode {
        /** Verdicts are written down and nothing is stopped. */
        OBSERVE("observe"),
        /** Flagged messages are stopped, unmoderated ones go on, marked as such. */
        FAIL_OPEN("fail-open"),
        /** Flagged and unmoderated messages are stopped. */
        FAIL_CLOSED("fail-closed");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Policy {
        var copy = new EnumMap<Category, Double>(Category.class);
        copy.putAll(thresholds);
        thresholds = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads a policy in YAML or JSON: {@code version}, {@code mode} ({@code observe}, {@code fail-open} or {@code
     * fail-closed}) and {@code thresholds} by category.
     *
     * @throws InputException if a field or category is unknown, or a threshold is no number from 0 to 1
     */
    public static Policy read(Path file) {
        try {
            var yaml = new YAMLMapper();
            yaml.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
            return of(yaml.readTree(Files.readString(file)), file.toString());
        } catch (IOException problem) {
            throw new InputException("'" + file + "' cannot be read as a policy; write version, mode and thresholds in "
                    + "YAML.", problem);
        }
    }

    private static Policy of(JsonNode root, String file) {
        var unknown = new TreeSet<String>();
        root.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        JsonNode thresholds = root.path("thresholds");
        if (!unknown.isEmpty() || !root.path("version").isValueNode() || !thresholds.isObject()) {
            throw new InputException("'" + file + "' is no policy" + (unknown.isEmpty() ? "" : " with " + unknown)
                    + "; write version, mode and thresholds.");
        }
        var byCategory = new EnumMap<Category, Double>(Category.class);
        thresholds.properties().forEach(field -> byCategory.put(
                category(field.getKey(), file), threshold(field.getKey(), field.getValue(), file)));
        return new Policy(root.path("version").asText(), byCategory, mode(root.path("mode").asText("fail-open"), file));
    }

    private static Category category(String label, String file) {
        return Category.ofLabel(label).orElseThrow(() -> new InputException("'" + file
                + "' sets a threshold for the unknown category '" + label + "'; the categories are "
                + Arrays.stream(Category.values()).map(Category::label).collect(Collectors.joining(", ")) + "."));
    }

    private static double threshold(String label, JsonNode value, String file) {
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
            throw new InputException("'" + file + "' needs a number from 0 to 1 as threshold of " + label + ".");
        }
        return value.doubleValue();
    }

    private static Mode mode(String label, String file) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InputException("'" + file + "' has the unknown mode '" + label + "'; write "
                        + "observe, fail-open or fail-closed."));
    }

    /** What is likelier than not applies: for scores that nobody chose thresholds for. */
    public static Policy likelierThanNot(String version, Set<Category> categories) {
        var thresholds = new EnumMap<Category, Double>(Category.class);
        categories.forEach(category -> thresholds.put(category, 0.5));
        return new Policy(version, thresholds, Mode.FAIL_OPEN);
    }

    /** The same thresholds in another mode. */
    public Policy in(Mode other) {
        return new Policy(version, thresholds, other);
    }

    public Verdict judge(Outcome outcome) {
        return switch (outcome) {
            case Unmoderated unmoderated ->
                new Verdict(unmoderated, Optional.empty(), mode == Mode.FAIL_CLOSED, version);
            case Assessment assessment -> {
                var moderation = new Moderation(assessment.scores(), applying(assessment));
                yield new Verdict(
                        assessment, Optional.of(moderation), moderation.flagged() && mode != Mode.OBSERVE, version);
            }
        };
    }

    /** One verdict for each outcome, in order. */
    public List<Verdict> judge(List<Outcome> outcomes) {
        return outcomes.stream().map(this::judge).toList();
    }

    private Set<Category> applying(Assessment assessment) {
        var applying = EnumSet.noneOf(Category.class);
        thresholds.forEach((category, threshold) -> {
            if (assessment.scores().containsKey(category) && assessment.score(category) >= threshold) {
                applying.add(category);
            }
        });
        return applying;
    }
}
