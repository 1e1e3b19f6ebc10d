package dev.parley.dataset.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.core.InputException;
import dev.parley.core.Nearest;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All settings of a build.
 *
 * @param rules by name, looked at in the order of their names
 */
public record Recipe(
        Dataset dataset,
        Reading read,
        Annotation annotate,
        Map<String, Rule> rules,
        Duplicates duplicates,
        Frequency frequency,
        Sample sample,
        Release release)
        implements Serializable {

    public Recipe {
        rules = new TreeMap<>(rules);
    }

    /**
     * This recipe with another threshold for one rule or near relation.
     *
     * @throws InputException if there is no such rule
     */
    public Recipe withThreshold(String name, double value) {
        return switch (name) {
            case "near-conversation" -> with(duplicates.withNearConversation(value));
            case "near-prompt" -> with(duplicates.withNearPrompt(value));
            default -> with(name, value);
        };
    }

    private Recipe with(String name, double value) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new InputException("no rule is called '" + name + "'"
                    + Nearest.to(name, rules.keySet()).map(near -> "; did you mean '" + near + "'?").orElse(""));
        }
        var others = new TreeMap<>(rules);
        others.put(name, rule.withThreshold(value));
        return new Recipe(dataset, read, annotate, others, duplicates, frequency, sample, release);
    }

    private Recipe with(Duplicates others) {
        return new Recipe(dataset, read, annotate, rules, others, frequency, sample, release);
    }

    /**
     * How the dataset presents itself.
     *
     * @param license an SPDX or Hugging Face licence identifier
     */
    public record Dataset(String name, String description, String license, String homepage, List<String> authors)
            implements Serializable {}

    /**
     * How input is read.
     *
     * @param format the name of a format, or {@code auto} to recognise it by its content
     * @param maximumLineBytes a longer line is rejected
     * @param renameModels whether FastChat's early model names become the released ones
     */
    public record Reading(String format, long maximumLineBytes, boolean renameModels) implements Serializable {}

    /**
     * How messages are annotated.
     *
     * @param tokenizer {@code cl100k_base}, or the path of a Hugging Face {@code tokenizer.json}
     * @param moderator who moderates what its source has not
     * @param contamination which benchmarks are looked for in what users wrote
     */
    public record Annotation(String tokenizer, ModeratorName moderator, Contamination contamination)
            implements Serializable {}

    /**
     * Benchmarks that are looked for.
     *
     * @param questions paths of files of questions, each of another name; none and nothing is looked for
     * @param similarity the cosine from which on a message is a question in other words
     */
    public record Contamination(List<String> questions, double similarity) implements Serializable {
        public Contamination {
            questions = List.copyOf(questions);
        }
    }

    /** A moderator that ships with Parley. */
    public enum ModeratorName {
        @JsonProperty("fast")
        FAST,
        @JsonProperty("encoder")
        ENCODER,
        @JsonProperty("cascade")
        CASCADE,
        @JsonProperty("none")
        NONE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What follows from each relation between conversations; the keeper of a cluster always stays. */
    public record Duplicates(
            @JsonProperty("exact-conversation") Relation exactConversation,
            @JsonProperty("near-conversation") Relation nearConversation,
            @JsonProperty("exact-prompt") Relation exactPrompt,
            @JsonProperty("near-prompt") Relation nearPrompt,
            Relation prefix,
            Relation regenerated)
            implements Serializable {

        Duplicates withNearConversation(double atLeast) {
            return new Duplicates(
                    exactConversation,
                    new Relation(nearConversation.action, atLeast),
                    exactPrompt,
                    nearPrompt,
                    prefix,
                    regenerated);
        }

        Duplicates withNearPrompt(double atLeast) {
            return new Duplicates(
                    exactConversation,
                    nearConversation,
                    exactPrompt,
                    new Relation(nearPrompt.action, atLeast),
                    prefix,
                    regenerated);
        }
    }

    /**
     * One relation.
     *
     * @param atLeast Jaccard similarity from which two texts count as the same, 0 to 1
     */
    public record Relation(Action action, double atLeast) implements Serializable {}

    /**
     * How often one prompt may occur.
     *
     * @param perPrompt most conversations with the same prompt; 0 for no cap
     * @param perTemplate most conversations whose first prompts have the same template; 0 for no cap
     * @param action what happens to those beyond the cap
     */
    public record Frequency(long perPrompt, long perTemplate, Action action) implements Serializable {}

    /**
     * A sample of what is left, stratified by model, language and day.
     *
     * @param size how many conversations together, shared out in proportion to the strata; 0 for all
     * @param perStratum how many of each stratum; 0 for all
     */
    public record Sample(long size, long perStratum, long seed) implements Serializable {}

    /**
     * What is written.
     *
     * @param columns only those of LMSYS-Chat-1M, or Parley's own as well
     */
    public record Release(Columns columns) implements Serializable {}

    /** Which columns a release has. */
    public enum Columns {
        @JsonProperty("lmsys")
        LMSYS,
        @JsonProperty("all")
        ALL
    }
}
