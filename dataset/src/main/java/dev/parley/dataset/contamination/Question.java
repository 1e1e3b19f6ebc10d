package dev.parley.dataset.contamination;

import java.io.Serializable;
import java.util.List;

/**
 * A question of a benchmark.
 *
 * @param place where it stands in its file, such as {@code line 12}
 * @param wordings the ways in which it may turn up: the question itself first, then with its options, with its answer
 */
public record Question(String place, List<String> wordings) implements Serializable {
    public Question {
        wordings = List.copyOf(wordings);
        if (wordings.isEmpty()) {
            throw new IllegalArgumentException("a question has a wording");
        }
    }

    /** The question itself; empty where its file has an empty text. */
    public String text() {
        return wordings.getFirst();
    }

    /** All that is known of it in one text. */
    String longest() {
        return wordings.stream().max((one, other) -> Integer.compare(one.length(), other.length())).orElseThrow();
    }
}
