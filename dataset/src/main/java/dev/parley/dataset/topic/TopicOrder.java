package dev.parley.dataset.topic;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which topics are wanted.
 *
 * @param release the folder or URI of the release, to which the topics are added
 * @param language in English, as the column {@code language} has it; empty for any
 * @param minLength characters of the shortest prompt, as Spark counts them
 * @param maxLength characters of the longest prompt
 * @param k number of topics; empty to choose it by measure
 * @param start how k-means begins
 * @param minUsers users below which a topic is not published, where the release tells users apart
 * @param minConversations conversations below which a topic is not published
 * @param near cosine from which on two prompts are near-duplicates
 * @param sample prompts that the clusters are fitted to; the others are assigned to them
 * @param previous an earlier release, whose topics keep their numbers
 */
public record TopicOrder(
        String release,
        String language,
        int minLength,
        int maxLength,
        OptionalInt k,
        Start start,
        int minUsers,
        int minConversations,
        double near,
        int sample,
        long seed,
        Optional<String> previous) {

    /** Topics that can be told apart: as many as there are small clusters to join. */
    public static final int MOST_TOPICS = TopicClusters.SMALL_CLUSTERS;

    /** How k-means begins. */
    public enum Start {
        /** From clusters that Ward's criterion makes of many small ones, seen from the mean of all. */
        WARD,
        /** From centres drawn by k-means++, on the vectors as they are: the paper's way. */
        CHANCE
    }
}
