package dev.parley.dataset.topic;

import java.util.List;
import java.util.SortedMap;

/**
 * A topic as it is published.
 *
 * @param id its number, which a later release keeps if the topic is still there
 * @param group index of the group of kindred topics that it belongs to
 * @param label its name
 * @param labelledBy {@code c-TF-IDF} or the language model that named it
 * @param terms words and phrases that set it apart, the weightiest first
 * @param conversations that have a prompt in it
 * @param users who wrote in it; 0 where the release does not tell users apart
 * @param exactDuplicates prompts whose text stands earlier in the release, too
 * @param semanticDuplicates prompts whose text is new, but nearly means what an earlier one does
 * @param outliers prompts that are like hardly any other
 * @param share of all prompts
 * @param similarity mean cosine of its prompts and its centroid
 * @param template the words that most of its prompts share because a program made them; empty for none
 * @param templateShare the share of prompts that have them
 * @param previous what it was in the earlier release; empty if it is new or there was none
 * @param x its place on the map, -1 to 1
 * @param models conversations by model
 * @param examples texts of the prompts nearest to the centroid, all different
 * @param nearest the hundred prompts nearest to the centroid
 * @param centroid base 64 of its numbers, little-endian, four bytes each, as seen from the mean of all
 */
public record Topic(
        int id,
        int group,
        String label,
        String labelledBy,
        List<Term> terms,
        long prompts,
        long conversations,
        long users,
        long exactDuplicates,
        long semanticDuplicates,
        long outliers,
        double share,
        double similarity,
        String template,
        double templateShare,
        List<Earlier> previous,
        double x,
        double y,
        SortedMap<String, Long> models,
        List<String> examples,
        List<Member> nearest,
        String centroid) {

    /**
     * A word or phrase.
     *
     * @param prompts of the fitted ones that have it
     */
    public record Term(String text, double weight, int prompts) {}

    /**
     * The topic of an earlier release that this one goes on.
     *
     * @param similarity cosine of the centroids
     * @param share it had then
     */
    public record Earlier(String label, double similarity, double share) {}

    /** A prompt in a topic, by its place in the release. */
    public record Member(String conversation, int message, double similarity) {}
}
