package dev.parley.text.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.text.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RepetitionTest {
    @Example
    void ordinaryProseRepeatsNothing() {
        String prose = IntStream.range(0, 80).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        assertThat(shares(prose)).isEmpty();
    }

    @Example
    void repeatedLinesAreMeasured() {
        String other = IntStream.range(0, 50).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        Map<String, Double> shares = shares("the same line\nthe same line\nthe same line\n" + other);
        assertThat(shares.get("quality.repetition.duplicate-lines")).isEqualTo(.5);
    }

    @Example
    void loopIsNearlyAllRepetition() {
        Map<String, Double> shares = shares("and then it went on ".repeat(50));
        assertThat(shares.get("quality.repetition.duplicate-5-gram")).isGreaterThan(.9);
        assertThat(shares.get("quality.repetition.top-4-gram")).isGreaterThan(.5);
    }

    @Example
    void loopWithoutSpacesIsMeasuredToo() {
        assertThat(shares("他说了很多次同样的话。".repeat(20)).get("quality.repetition.duplicate-5-gram"))
                .isGreaterThan(.8);
    }

    @Example
    void codeIsNotMeasured() {
        String prose = IntStream.range(0, 80).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        assertThat(shares(prose + "\n```\n" + "print('a')\n".repeat(50) + "```")).isEmpty();
    }

    @Example
    void evidenceIsWhatRepeats() {
        String other = IntStream.range(0, 60).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        String line = "This sentence is long enough to be seen as a share of the whole of it.";
        String text = line + "\n" + other + "\n" + line;
        Finding finding = find(text).stream()
                .filter(found -> found.signal().equals("quality.repetition.duplicate-10-gram"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.start()).isEqualTo(text.lastIndexOf("This"));
    }

    /** Datatrove's find_top_duplicate and find_all_duplicate, with words as strings. */
    @Property(tries = 200)
    void sharesAreThoseOfTheSlowWay(@ForAll @Size(min = 50, max = 120) List<@IntRange(max = 4) Integer> numbers) {
        List<String> words = numbers.stream().map(number -> "abcd".substring(0, number) + "x").toList();
        String text = String.join(" ", words);
        Map<String, Double> shares = shares(text);
        for (int n = 5; n <= 10; n++) {
            double expected = duplicateShare(words, n, text.length());
            assertThat(shares.getOrDefault("quality.repetition.duplicate-" + n + "-gram", 0.0))
                    .isEqualTo(expected < .1 ? 0 : expected, within(1e-9));
        }
    }

    private static double duplicateShare(List<String> words, int n, int length) {
        var seen = new HashSet<String>();
        int characters = 0;
        for (int i = 0; i + n <= words.size(); ) {
            String run = String.join(" ", words.subList(i, i + n));
            if (seen.add(run)) {
                i++;
            } else {
                characters += run.length();
                i += n;
            }
        }
        return (double) characters / length;
    }

    @Property(tries = 200)
    void topRunIsTheMostFrequent(@ForAll @Size(min = 50, max = 120) List<@IntRange(max = 25) Integer> numbers) {
        List<String> words = numbers.stream().map(number -> "w" + (char) ('a' + number)).toList();
        String text = String.join(" ", words);
        Map<String, Long> counts = IntStream.range(0, words.size() - 1)
                .mapToObj(i -> words.get(i) + " " + words.get(i + 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double most = counts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        // Two occurrences overlap only where a word follows itself.
        assertThat(shares(text).getOrDefault("quality.repetition.top-2-gram", 0.0))
                .isLessThanOrEqualTo(5 * most / text.length());
    }

    private static Map<String, Double> shares(String text) {
        return find(text).stream().collect(Collectors.toMap(Finding::signal, Finding::score));
    }

    private static List<Finding> find(String text) {
        var findings = new ArrayList<Finding>();
        new Repetition().examine(Passage.of(text), findings::add);
        return findings;
    }
}
