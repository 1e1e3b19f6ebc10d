package dev.parley.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Property
    void noTextCanBeginOrEndAnything(@ForAll String text) {
        String written = Html.element("p", Map.of("title", text), Html.text(text)).markup();

        String inside = written.substring("<p title=\"".length(), written.length() - "</p>".length());
        String attribute = inside.substring(0, inside.indexOf("\">"));
        String content = inside.substring(inside.indexOf("\">") + 2);
        assertThat(attribute).doesNotContain("\"", "<", ">", "'");
        assertThat(content).doesNotContain("<", ">", "\"");
    }

    @Test
    void charactersThatHtmlForbidsAreShownAsReplaced() {
        assertThat(Html.text("a\u0000b\u001bc\ud800d\ne").markup()).isEqualTo("a\ufffdb\ufffdc\ufffdd\ne");
    }

    @Test
    void textFromTheDataKeepsItsDirectionToItself() {
        assertThat(Html.foreign("\u202eabc").markup()).isEqualTo("<bdi>\u202eabc</bdi>");
    }
}
