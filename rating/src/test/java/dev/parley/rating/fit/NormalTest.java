package dev.parley.rating.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTest {
    @Test
    void quantiles_are_those_of_the_tables() {
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-12));
        assertThat(Normal.quantile(0.05)).isCloseTo(-1.6448536269514722, within(1e-12));
    }

    @Test
    void tails_are_those_of_the_tables() {
        assertThat(Normal.probability(-7)).isCloseTo(1.279812543885835e-12, within(1e-20));
        assertThat(Normal.probability(7)).isCloseTo(1, within(1e-11));
    }
}
