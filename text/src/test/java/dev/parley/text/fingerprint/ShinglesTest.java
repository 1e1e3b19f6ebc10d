package dev.parley.text.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ShinglesTest {
    @Example
    void sevenWordsHaveThreeShingles() {
        assertThat(Shingles.of("one two three four five six seven")).hasSize(3);
    }

    @Example
    void eachCharacterOfAScriptWithoutSpacesIsAToken() {
        assertThat(Shingles.of("我想学习编程")).hasSize(2);
        assertThat(Shingles.of("ภาษาไทย")).hasSize(3);
        assertThat(Shingles.of("我用python编程")).hasSize(1);
    }

    @Example
    void vowelSignsStayInTheirWord() {
        assertThat(Shingles.of("मुझे हिन्दी में कविता लिखो")).hasSize(1);
    }

    @Example
    void fourTokensHaveNoShingles() {
        assertThat(Shingles.of("Tell me a joke!")).isEmpty();
        assertThat(Shingles.of("你好世界")).isEmpty();
        assertThat(Shingles.of("?! …")).isEmpty();
    }

    @Example
    void caseWidthPunctuationAndSpacePlayNoPart() {
        assertThat(Shingles.of("Ｗrite,  a POEM about\tthe sea. Ⅳ"))
                .isEqualTo(Shingles.of("write a poem — about\n\nthe sea iv"));
    }

    @Property(tries = 300)
    void jaccardIsThatOfTheTokenRunsThemselves(
            @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> a,
            @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> b) {
        Set<List<Integer>> runsOfA = runs(a);
        Set<List<Integer>> runsOfB = runs(b);
        var union = new HashSet<>(runsOfA);
        union.addAll(runsOfB);
        var intersection = new HashSet<>(runsOfA);
        intersection.retainAll(runsOfB);
        double expected = union.isEmpty() ? 0 : (double) intersection.size() / union.size();
        assertThat(Shingles.jaccard(Shingles.of(text(a)), Shingles.of(text(b)))).isEqualTo(expected, within(1e-12));
    }

    @Property(tries = 200)
    void shinglesAreDistinctAndAscending(@ForAll String text) {
        long[] shingles = Shingles.of(text);
        assertThat(shingles).isEqualTo(LongStream.of(shingles).sorted().distinct().toArray());
    }

    private static Set<List<Integer>> runs(List<Integer> words) {
        var runs = new HashSet<List<Integer>>();
        for (int i = 0; i + Shingles.WORDS <= words.size(); i++) {
            runs.add(words.subList(i, i + Shingles.WORDS));
        }
        return runs;
    }

    private static String text(List<Integer> words) {
        return words.stream().map(word -> "w" + word).collect(Collectors.joining(" "));
    }

    @Example
    void textWithoutShinglesIsLikeNothing() {
        assertThat(Shingles.jaccard(Shingles.of(""), Shingles.of(""))).isZero();
    }
}
