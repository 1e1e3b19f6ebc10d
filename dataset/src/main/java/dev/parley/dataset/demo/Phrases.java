package dev.parley.dataset.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the people of the demo say in one language.
 *
 * @param questions each with the place {@code {topic}}
 * @param personal a request with the place {@code {personal}}
 * @param answer the answer to that request, with the same place
 * @param topics what is asked about, and what the models know of it
 */
record Phrases(List<String> questions, String personal, String answer, Map<String, String> topics) {
    String question(int index, String topic) {
        return questions.get(index).replace("{topic}", topic);
    }

    /** What the models know of a topic. */
    String fact(String topic) {
        return Objects.requireNonNull(topics.get(topic));
    }

    /** All languages by their codes. */
    static Map<String, Phrases> all() {
        try (InputStream yaml = Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.yaml"))) {
            return new YAMLMapper().readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
