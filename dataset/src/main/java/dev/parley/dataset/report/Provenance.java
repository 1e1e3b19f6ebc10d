package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the figures stand on: inputs, versions, the recipe. */
final class Provenance {
    private static final int INPUTS = 200;

    private Provenance() {}

    static Section section(JsonNode manifest) {
        var inputs = new ArrayList<List<String>>();
        for (JsonNode input : manifest.path("inputs")) {
            if (inputs.size() < INPUTS) {
                inputs.add(List.of(
                        input.path("name").asText(),
                        input.path("format").asText(),
                        Numbers.count(input.path("records").asLong()),
                        input.path("sha256").asText()));
            }
        }
        List<List<String>> versions = manifest.path("versions").properties().stream()
                .map(version -> List.of(version.getKey(), version.getValue().asText()))
                .toList();
        return new Section(
                "provenance",
                "Provenance",
                "The same input, recipe and versions give the same release, byte for byte.",
                List.of(
                        folded("Versions", new Table("Versions", List.of("part", "version"), versions).html()),
                        folded("Inputs (" + manifest.path("inputs").size() + ")",
                                new Table("Inputs", List.of("file", "format", "records", "SHA-256"), inputs).html()),
                        folded("Recipe", Html.element(
                                "pre",
                                Map.of("tabindex", "0"),
                                Html.text(manifest.path("recipe").path("text").asText())))));
    }

    private static Html folded(String title, Html content) {
        return Html.element("details", Map.of("class", "alone"), Html.element("summary", Html.text(title)), content);
    }
}
