package dev.parley.dataset.topic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How near prompts lie to the centre of their cell at least, by topic; what lies beyond is an outlier. Median less 2.5 times
 * the median absolute deviation, which is made comparable to a standard deviation by 1.4826 (Leys, Ley, Klein, Bernard and
 * Licata, Detecting outliers, Journal of Experimental Social Psychology 49, 2013, section 2).
 */
final class Fences {
    private static final double DEVIATIONS = 2.5;
    private static final double CONSISTENCY = 1.4826;

    /** Where nearly all prompts are alike, what differs a little is no outlier yet. */
    private static final double LEAST_DEVIATION = 0.02;

    private Fences() {}

    /**
     * The least cosine of each topic.
     *
     * @param topics for each prompt the index of its topic
     * @param cosines of each prompt and the centre of its cell
     * @param count of topics
     * @return minus infinity for a topic without prompts
     */
    static double[] of(int[] topics, double[] cosines, int count) {
        return IntStream.range(0, count)
                .mapToDouble(topic -> fence(IntStream.range(0, topics.length)
                        .filter(i -> topics[i] == topic)
                        .mapToDouble(i -> cosines[i])
                        .toArray()))
                .toArray();
    }

    private static double fence(double[] cosines) {
        if (cosines.length == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double median = median(cosines);
        double deviation = median(Arrays.stream(cosines).map(cosine -> Math.abs(cosine - median)).toArray());
        return median - DEVIATIONS * Math.max(LEAST_DEVIATION, CONSISTENCY * deviation);
    }

    private static double median(double[] numbers) {
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
