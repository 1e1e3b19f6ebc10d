package dev.parley.dataset.topic;

import dev.parley.text.encoder.SentenceVectors;
import java.util.List;

/**
 * How much of what the encoder's vectors can do other vectors keep, 1 for all of it.
 *
 * @param neighbours {@linkplain NeighbourOverlap the share of nearest neighbours} that are the same
 * @param purity of the clusters, by that of the encoder's
 * @param nmi normalised mutual information, by that of the encoder
 */
public record KeptQuality(double neighbours, double purity, double nmi) {
    /** Compares on prompts whose clusters are known. */
    public static KeptQuality of(
            TopicScores scores, List<String> prompts, List<String> known, SentenceVectors vectors, SentenceVectors encoder, long seed) {
        TopicScores best = TopicScores.measure(prompts, known, encoder, seed);
        return new KeptQuality(
                NeighbourOverlap.of(vectors.encode(prompts), encoder.encode(prompts)),
                scores.own().purity() / best.own().purity(),
                scores.own().nmi() / best.own().nmi());
    }
}
