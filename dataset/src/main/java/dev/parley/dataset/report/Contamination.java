package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Which benchmarks stand in the conversations. */
final class Contamination {
    private Contamination() {}

    static Section section(Optional<JsonNode> contamination) {
        return new Section(
                "contamination",
                "Contamination with benchmarks",
                contamination.isPresent()
                        ? ""
                        : "Not looked for yet: 'parley contamination' does, and writes contamination.json into the release.",
                List.of());
    }
}
