package dev.parley.dataset.topic;

import java.util.List;

/** Names topics. */
public interface Labeller extends AutoCloseable {
    /** Names by words and phrases alone; what {@link Topic#labelledBy} says of it. */
    Labeller TERMS = new Labeller() {
        @Override
        public String name() {
            return "c-TF-IDF";
        }

        @Override
        public String label(List<String> terms, List<String> inside, List<String> outside) {
            return String.join(", ", terms.subList(0, Math.min(3, terms.size())));
        }
    };

    /** Who names. */
    String name();

    /**
     * A name.
     *
     * @param terms that set the topic apart, the weightiest first
     * @param inside prompts of the topic
     * @param outside prompts near to it that are of other topics
     */
    String label(List<String> terms, List<String> inside, List<String> outside);

    @Override
    default void close() {}
}
