package dev.parley.moderation.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DisguiseTest {
    @Test
    void oneWordIsSpelledOtherwise() {
        var random = new SplittableRandom(1);

        assertThat(Disguise.SPACED.word("hate", random)).isEqualTo("h a t e");
        assertThat(Disguise.SWAPPED.word("hate", random)).hasSize(4).isNotEqualTo("hate").startsWith("h");
        assertThat(Disguise.SHORTENED.word("hate", random)).hasSize(3).startsWith("h");
    }

    @Test
    void joiningTakesOneSpaceAway() {
        assertThat(Disguise.joined("one two", new SplittableRandom(1))).isEqualTo("onetwo");
        assertThat(Disguise.joined("one", new SplittableRandom(1))).isEqualTo("one");
    }

    @Property
    void anyTextCanBeDisguised(@ForAll String text, @ForAll long seed) {
        assertThat(Disguise.of(text, new SplittableRandom(seed))).isNotNull();
        assertThat(Disguise.joined(text, new SplittableRandom(seed)).length()).isBetween(text.length() - 1, text.length());
    }
}
