package dev.parley.dataset.topic;

import java.util.List;
import java.util.Optional;

/** Names topics. */
public interface Labeller extends AutoCloseable {
    /** Names by words and phrases alone. */
    Labeller TERMS = (terms, inside, outside) ->
            new Label(String.join(", ", terms.subList(0, Math.min(3, terms.size()))), "c-TF-IDF");

    /**
     * A name.
     *
     * @param by the language model that gave it, or {@code c-TF-IDF}
     */
    record Label(String text, String by) {}

    /**
     * Names a topic.
     *
     * @param terms that set the topic apart, the weightiest first
     * @param inside prompts of the topic
     * @param outside prompts near to it that are of other topics
     */
    Label label(List<String> terms, List<String> inside, List<String> outside);

    /** Why some topics have no better name than by {@link #TERMS}; empty if there is no reason. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
