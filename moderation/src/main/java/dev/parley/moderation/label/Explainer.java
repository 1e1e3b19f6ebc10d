package dev.parley.moderation.label;

import dev.parley.core.Message;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Evidence;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Unmoderated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks a language model what it thinks of the candidates, and why. A lesson is what both it and the first moderator say:
 * candidates on which they differ would teach an error of one of them, and are left out.
 */
public final class Explainer {
    private static final double CERTAIN = 0.5;

    private final Moderator model;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();

    /** @param model whose evidence is its explanation, in the paper's five categories */
    public Explainer(Moderator model) {
        this.model = model;
    }

    /** A lesson for each candidate on which there is agreement. */
    public List<Lesson> explain(List<Candidate> candidates) {
        List<Message> messages = candidates.stream().map(Candidate::message).toList();
        List<Outcome> outcomes = model.moderate(messages);
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < candidates.size(); i++) {
            lesson(candidates.get(i), outcomes.get(i)).ifPresent(lessons::add);
        }
        return lessons;
    }

    private Optional<Lesson> lesson(Candidate candidate, Outcome outcome) {
        return switch (outcome) {
            case Unmoderated unmoderated -> leaveOut(unmoderated.reason());
            case Assessment assessment -> {
                Set<String> named = named(assessment);
                Set<String> agreed =
                        candidate.labels().stream().filter(named::contains).collect(Collectors.toSet());
                yield agreed.isEmpty() != (candidate.labels().isEmpty() && named.isEmpty())
                        ? leaveOut(named.isEmpty() ? "the model sees no harm" : "the model sees other harm")
                        : Optional.of(new Lesson(candidate, agreed, explanation(assessment)));
            }
        };
    }

    private Optional<Lesson> leaveOut(String reason) {
        leftOut.merge(reason, 1L, Long::sum);
        return Optional.empty();
    }

    private static Set<String> named(Assessment assessment) {
        return assessment.scores().entrySet().stream()
                .filter(score -> score.getValue() >= CERTAIN)
                .map(score -> score.getKey().label())
                .collect(Collectors.toSet());
    }

    private static String explanation(Assessment assessment) {
        return assessment.evidence().stream().map(Evidence::what).findFirst().orElse("");
    }

    /** How many candidates were left out, by reason. */
    public SortedMap<String, Long> leftOut() {
        return leftOut;
    }
}
