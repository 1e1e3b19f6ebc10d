package dev.parley.dataset.topic;

import dev.parley.text.encoder.SentenceVectors;
import java.util.List;

/**
 * How well known clusters of prompts are found again at their number.
 *
 * @param own by Parley's way
 * @param paper by the way of the LMSYS-Chat-1M paper: k-means on the vectors
 * @param version of the vectors
 */
public record TopicScores(int prompts, int clusters, ClusterAgreement own, ClusterAgreement paper, String version) {
    /**
     * Measures.
     *
     * @param known for each prompt the name of its cluster
     */
    public static TopicScores measure(List<String> prompts, List<String> known, SentenceVectors vectors, long seed) {
        float[][] rows = vectors.encode(prompts);
        int k = (int) known.stream().distinct().count();
        Clustering own = new TopicClusters(Space.of(rows).centred(rows), seed).clusters(k);
        Clustering paper = TopicClusters.asThePaperDoes(rows, k, seed);
        return new TopicScores(
                prompts.size(),
                k,
                ClusterAgreement.of(own.assignment(), known),
                ClusterAgreement.of(paper.assignment(), known),
                vectors.version());
    }
}
