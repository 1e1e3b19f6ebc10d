package dev.parley.dataset.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import dev.parley.core.source.Compression;
import dev.parley.core.source.LocalFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts whose clusters are known, such as arena-hard's.
 *
 * @param clusters for each prompt the name of its cluster
 */
public record ClusteredPrompts(List<String> prompts, List<String> clusters) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ClusteredPrompts {
        prompts = List.copyOf(prompts);
        clusters = List.copyOf(clusters);
    }

    /**
     * Reads JSON lines with {@code cluster} and {@code turns}, the first of which has the prompt as {@code content}, or
     * with {@code prompt}; plain, .gz or .zst.
     *
     * @throws InputException if there is no such file or a line lacks one of them
     */
    public static ClusteredPrompts read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("there is no file " + file + "; name one of JSON lines with cluster and turns");
        }
        var prompts = new ArrayList<String>();
        var clusters = new ArrayList<String>();
        int number = 0;
        try (var lines = new BufferedReader(
                new InputStreamReader(Compression.open(new LocalFile(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                JsonNode record = parse(line);
                String prompt = record.path("turns").path(0).path("content").asText(record.path("prompt").asText());
                if (prompt.isEmpty() || record.path("cluster").asText().isEmpty()) {
                    throw new InputException(file + " line " + number
                            + " is no JSON object with cluster and turns; mend or remove the line");
                }
                prompts.add(prompt);
                clusters.add(record.path("cluster").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (prompts.isEmpty()) {
            throw new InputException(file + " holds no prompt; name a file of JSON lines with cluster and turns");
        }
        return new ClusteredPrompts(prompts, clusters);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }
}
