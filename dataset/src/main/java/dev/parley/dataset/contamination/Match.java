package dev.parley.dataset.contamination;

import java.util.List;

/**
 * A question was found in a text.
 *
 * @param question its index among those that are looked for
 * @param score from the threshold of its kind to 1
 * @param evidence where in the text it stands: of the same words only
 */
public record Match(Kind kind, int question, double score, List<Span> evidence) {
    public Match {
        evidence = List.copyOf(evidence);
    }

    /** The same with the index among more questions, of which these begin with a certain one. */
    Match from(int first) {
        return new Match(kind, first + question, score, evidence);
    }

    /** The score with four decimal places, as it is reported. */
    double roundedScore() {
        return Math.round(score * 1e4) / 1e4;
    }

    /** How it was found. */
    public enum Kind {
        /** Runs of the same words; the score is the share of the question that they cover. */
        SAME_WORDS("same words"),
        /** The same meaning; the score is the cosine of the vectors. */
        SAME_MEANING("same meaning"),
        /** The same numbers, formulas and names amid another script; the score is their weighted share. */
        SAME_ANCHORS("same anchors");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As it is printed. */
        public String label() {
            return label;
        }
    }

    /**
     * A part of a text.
     *
     * @param start UTF-16 index, inclusive
     * @param end UTF-16 index, exclusive
     */
    public record Span(int start, int end) {}
}
