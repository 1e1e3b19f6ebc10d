package dev.parley.dataset.topic;

/**
 * Prompts that mean nearly the same, as they are published.
 *
 * @param topic number of the topic that the kept one, the first in order, is in
 * @param texts how many of the prompts differ
 * @param conversations that have one of the prompts
 * @param users who wrote them; 0 where the release does not tell users apart
 * @param similarity least cosine of one of them and the kept one
 * @param example text of the kept one
 */
public record DuplicateGroup(
        int topic, long prompts, long texts, long conversations, long users, double similarity, String example) {

    /** The same with an example of at most so many characters. */
    DuplicateGroup shortened(int length) {
        return new DuplicateGroup(
                topic, prompts, texts, conversations, users, Rounded.of(similarity), TopicTally.cut(example, length));
    }
}
