package dev.parley.moderation.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowSumsTest {
    @Property
    void columnsAreSummed(@ForAll @IntRange(max = 1000) int rows, @ForAll long seed) {
        var bytes = new byte[rows * LinearModel.STRIDE];
        new Random(seed).nextBytes(bytes);

        assertThat(sums(bytes)).isEqualTo(oneByOne(bytes));
    }

    @Property
    void theGreatestBytesDoNotOverflow(@ForAll @IntRange(max = 1000) int rows, @ForAll boolean least) {
        var bytes = new byte[rows * LinearModel.STRIDE];
        Arrays.fill(bytes, least ? Byte.MIN_VALUE : Byte.MAX_VALUE);

        assertThat(sums(bytes)).isEqualTo(oneByOne(bytes));
    }

    private static int[] sums(byte[] bytes) {
        var sums = new RowSums();
        for (int at = 0; at < bytes.length; at += LinearModel.STRIDE) {
            sums.add(bytes, at);
        }
        return sums.sums();
    }

    private static int[] oneByOne(byte[] bytes) {
        var sums = new int[LinearModel.STRIDE];
        for (int i = 0; i < bytes.length; i++) {
            sums[i % LinearModel.STRIDE] += bytes[i];
        }
        return sums;
    }
}
