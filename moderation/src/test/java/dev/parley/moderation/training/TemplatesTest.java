package dev.parley.moderation.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    @Test
    void everyShippedTemplateCanBeFilled() {
        List<Example> examples = Templates.standard().examples(5, 1);

        assertThat(examples).hasSizeGreaterThan(1000).allSatisfy(example -> assertThat(example.text())
                .isNotBlank()
                .doesNotContain("{", "}", "$"));
    }

    @Test
    void noTemplateIsAboutTheYoungInASexualWay() {
        assertThat(Templates.standard().examples(5, 1))
                .noneMatch(example -> example.labels().applies(Category.SEXUAL_MINORS));
    }

    @Test
    void slotsAreFilledFromChoicesAndLists() throws IOException {
        assertThat(texts("$pet en = cat|dog\n- en: {I|We} like the {$pet}{, too|}."))
                .contains("I like the cat, too.", "We like the dog.")
                .hasSize(8);
    }

    @Test
    void labelsAreOfAllCategories() throws IOException {
        Example example = read("hate,violence en: x").getFirst();

        assertThat(example.labels().applying()).containsExactly(Category.HATE, Category.VIOLENCE);
        assertThat(example.labels().knows(Category.SEXUAL)).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameExamples() {
        assertThat(Templates.standard().examples(3, 7)).isEqualTo(Templates.standard().examples(3, 7));
    }

    @Test
    void anUnknownCategoryIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("- en: fine\nhatred en: x"))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("line 2", "hatred");
    }

    @Test
    void aMissingListIsNamed() {
        assertThatThrownBy(() -> read("- de: {$pet}")).isInstanceOf(InputException.class).hasMessageContaining("pet");
    }

    private static List<String> texts(String templates) throws IOException {
        return read(templates).stream().map(Example::text).toList();
    }

    private static List<Example> read(String templates) throws IOException {
        var in = new ByteArrayInputStream(templates.getBytes(StandardCharsets.UTF_8));
        return Templates.read(in, "t").examples(100, 1);
    }
}
