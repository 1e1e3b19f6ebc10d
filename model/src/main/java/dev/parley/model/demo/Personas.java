package dev.parley.model.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the demo models are made of.
 *
 * @param words for each language with an alphabet that others have too, words that only its texts are full of
 * @param personas by name: for each language the parts of an answer, of which one each is chosen
 */
record Personas(Map<String, Set<String>> words, Map<String, Map<String, List<List<String>>>> personas) {
    private static final Personas STANDARD = read();

    static Personas standard() {
        return STANDARD;
    }

    private static Personas read() {
        try (InputStream in = Objects.requireNonNull(Personas.class.getResourceAsStream("personas.yaml"))) {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    .build()
                    .readValue(in, Personas.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
