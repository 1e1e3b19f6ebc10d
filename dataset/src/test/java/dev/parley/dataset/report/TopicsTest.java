package dev.parley.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final ObjectNode report = new ObjectMapper().createObjectNode().put("prompts", 40).put("k", 1).put("near", 0.95);

    private String html() {
        ObjectNode topic = report.putArray("topics").addObject();
        topic.put("label", "recipes").put("prompts", 40).put("share", 1.0);
        topic.put("exactDuplicates", 8).put("semanticDuplicates", 2).put("outliers", 1);
        return Topics.section(Optional.of(report)).html().toString();
    }

    @Test
    void aTableTellsDuplicatesAndOutliersOfEachTopic() {
        assertThat(html())
                .contains("<caption>Duplicates and outliers</caption>")
                .contains("<td>40</td><td>8</td><td>2</td><td>5.0 %</td><td>1</td><td>2.5 %</td>")
                .contains("data-hint=\"recipes: 10 of 40 prompts\"");
    }

    @Test
    void theLargestGroupsAreShownByOneOfThem() {
        report.putArray("duplicates").addObject().put("example", "How do I <boil> soup?").put("prompts", 12).put("texts", 3)
                .put("conversations", 11);

        assertThat(html()).contains("How do I &lt;boil&gt; soup?").contains("12 prompts, 3 of them different, in 11 conversations");
    }

    @Test
    void withoutGroupsNothingIsSaidOfThem() {
        assertThat(html()).doesNotContain("said again in other words");
    }
}
