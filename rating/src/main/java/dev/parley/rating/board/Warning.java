package dev.parley.rating.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What should make the readers of a board careful.
 *
 * @param groups of models that it is about; none if it is about all
 */
public record Warning(Kind kind, List<List<String>> groups) {
    /** Votes below which a rating is little more than a guess. */
    static final int FEW = 100;

    private static final int MOST_NAMED = 5;

    public Warning {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** What is wrong. */
    public enum Kind {
        /** A tie model was asked for, but no vote is a tie. */
        NO_TIES,
        /** No vote connects the groups. */
        DISCONNECTED,
        /** The groups won or lost every vote against the others. */
        UNBOUNDED,
        /** The group has fewer than {@value Warning#FEW} votes a model. */
        FEW_VOTES,
        /** The fit stopped before its end. */
        NOT_CONVERGED
    }

    static Warning of(Kind kind) {
        return new Warning(kind, List.of());
    }

    /** The warning in English. */
    @JsonValue
    public String sentence() {
        return switch (kind) {
            case NO_TIES -> "There are no ties, so the tie model is that of Bradley and Terry.";
            case DISCONNECTED ->
                "No vote connects these groups, so ratings can be compared within each only: " + named() + ".";
            case UNBOUNDED ->
                "Votes alone do not bound all ratings, only regularisation does: some models won or lost every vote "
                        + "against the others. Apart from the largest set stand: " + named() + ".";
            case FEW_VOTES -> "Fewer than " + FEW + " votes: " + named() + ".";
            case NOT_CONVERGED -> "The fit did not converge; a stronger regularisation would help.";
        };
    }

    private String named() {
        return groups.stream().map(Warning::some).collect(Collectors.joining(" | "));
    }

    private static String some(List<String> models) {
        int shown = Math.min(models.size(), MOST_NAMED);
        String names = String.join(", ", models.subList(0, shown));
        return shown == models.size() ? names : names + " and " + (models.size() - shown) + " more";
    }
}
