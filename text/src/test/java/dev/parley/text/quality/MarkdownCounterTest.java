package dev.parley.text.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.Markdown;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MarkdownCounterTest {
    @Example
    void elementsAreCounted() {
        String text =
                """
                # Title
                ## Part
                1. one **bold** and __bold__
                  2. two
                - a
                * b
                +no item
                ```
                # no title
                - no item
                ```
                """;
        assertThat(MarkdownCounter.count(text)).isEqualTo(new Markdown(2, 2, 2, 2, 1));
    }

    @Example
    void plainTextHasNone() {
        assertThat(MarkdownCounter.count("Just a sentence. #1 is 2*3.")).isEqualTo(Markdown.NONE);
    }

    /** The expressions of add_markdown_info.py, applied as it does. */
    @Property(tries = 3000)
    void countsAreThoseOfFastChat(@ForAll("markdownCharacters") String text) {
        String prose = text.replaceAll("(?s)```.*?```", "");
        assertThat(MarkdownCounter.count(text))
                .isEqualTo(new Markdown(
                        count("^#{1,6}\\s", prose),
                        count("^\\s*\\d+\\.\\s", prose),
                        count("^\\s*[-*+]\\s", prose),
                        count("\\*\\*[^*\\n]+\\*\\*", prose) + count("__[^_\\n]+__", prose),
                        count("(?s)```.*?```", text)));
    }

    @Provide
    Arbitrary<String> markdownCharacters() {
        // A block that ends inside a line would join its two parts in FastChat's reading.
        return Arbitraries.of("#", "##", "1", "23", ".", " ", "\n", "-", "+", "*", "**", "_", "__", "a", "\n```\nx\n```\n")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static int count(String pattern, String text) {
        return (int) Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().count();
    }
}
