package dev.parley.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContaminationTest {
    @Test
    void benchmarksAndModelsAreTablesThatNameEachOther() throws JsonProcessingException {
        String json =
                """
                {"similarity": 0.7, "judge": "", "prompts": 2000, "benchmarks": [
                  {"name": "birds", "questions": 40, "found": 10, "conversations": 12,
                   "models": {"heron-13b": 8, "otter-7b": 4}, "kinds": {"same words": 12}},
                  {"name": "rivers", "questions": 5, "found": 1, "conversations": 1,
                   "models": {"otter-7b": 1}, "kinds": {"same meaning": 1}}]}
                """;

        String page = Contamination.section(Optional.of(new ObjectMapper().readTree(json))).html().markup();

        assertThat(page)
                .contains("birds", "<td>40</td><td>10</td>", "<td>12</td><td>same words 12</td>")
                .contains("<td>5</td><td>birds 4, rivers 1</td>");
    }

    @Test
    void aReleaseThatWasNotLookedAtSaysHow() {
        assertThat(Contamination.section(Optional.empty()).html().markup()).contains("parley contamination");
    }
}
