package dev.parley.rating.vote;

import dev.parley.core.Battle.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One vote with what filters ask of it. What a source does not say is empty.
 *
 * @param anonymous whether the models' names were hidden
 * @param judge who voted, by whatever name
 * @param language of the conversation, by whatever name the source has for it
 * @param categories that the conversation belongs to, such as {@code coding}
 * @param turns number of the user's messages
 * @param length of the user's messages together, in characters
 * @param prompt a hash of the user's messages
 * @param leaked whether a text names a model or its maker, so that the judge may have known who answered
 * @param surplus whether the source left this vote out when it thinned frequent prompts
 * @param features of the two answers, in the order of the names that the votes have for them: all of A's, then all of
 *     B's; or none
 */
public record Ballot(
        String modelA,
        String modelB,
        Outcome outcome,
        boolean anonymous,
        Optional<String> judge,
        Optional<Instant> time,
        Optional<String> language,
        List<String> categories,
        OptionalInt turns,
        OptionalInt length,
        OptionalLong prompt,
        boolean leaked,
        boolean surplus,
        List<Double> features) {
    public Ballot {
        categories = List.copyOf(categories);
        features = List.copyOf(features);
    }

    /** A vote of which nothing else is known. */
    public static Ballot of(String modelA, String modelB, Outcome outcome) {
        return new Ballot(
                modelA,
                modelB,
                outcome,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                false,
                false,
                List.of());
    }
}
