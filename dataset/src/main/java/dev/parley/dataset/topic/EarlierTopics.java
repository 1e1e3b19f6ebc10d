package dev.parley.dataset.topic;

import dev.parley.core.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The topics of an earlier release, whose numbers those of a later one keep. */
final class EarlierTopics {
    /** The cosine from which on two topics are the same: seen from the mean, different topics hardly pass .3. */
    private static final double SAME = 0.6;

    private final String release;
    private final TopicReport report;

    private EarlierTopics(String release, TopicReport report) {
        this.release = release;
        this.report = report;
    }

    /**
     * Reads them.
     *
     * @throws InputException if the release has no topics
     */
    static EarlierTopics of(String release) {
        return new EarlierTopics(release, TopicReport.of(release)
                .orElseThrow(() -> new InputException(
                        release + " has no topics to go on from; run 'parley topics " + release + "' first")));
    }

    /**
     * These topics, as long as they can be compared with others.
     *
     * @param vectors version of the vectors by which the others are found
     * @throws InputException if these were found by other vectors
     */
    EarlierTopics seenBy(String vectors) {
        if (!report.vectors().equals(vectors)) {
            throw new InputException("the topics of " + release + " were found by " + report.vectors() + " and not by "
                    + vectors + "; choose the same vectors, or find its topics again");
        }
        return this;
    }

    /** The mean from which vectors were seen. */
    Space space() {
        return new Space(PackedVector.unpack(report.mean()));
    }

    /** The centres that clusters may begin with, if there were as many. */
    Optional<float[][]> start(int k) {
        return report.topics().size() == k
                ? Optional.of(centroids().toArray(float[][]::new))
                : Optional.empty();
    }

    /** For each centroid the earlier topic that it goes on, each at most once, the most alike first. */
    List<Optional<Topic>> match(float[][] centroids) {
        List<float[]> earlier = centroids();
        var pairs = new ArrayList<Pair>();
        for (int now = 0; now < centroids.length; now++) {
            for (int then = 0; then < earlier.size(); then++) {
                double cosine = cosine(centroids[now], earlier.get(then));
                if (cosine >= SAME) {
                    pairs.add(new Pair(now, then, cosine));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::cosine).reversed());
        List<Optional<Topic>> matches = new ArrayList<>();
        Arrays.stream(centroids).forEach(centroid -> matches.add(Optional.empty()));
        boolean[] taken = new boolean[earlier.size()];
        for (Pair pair : pairs) {
            if (!taken[pair.then] && matches.get(pair.now).isEmpty()) {
                taken[pair.then] = true;
                matches.set(pair.now, Optional.of(report.topics().get(pair.then)));
            }
        }
        return matches;
    }

    private record Pair(int now, int then, double cosine) {}

    /** The number after the largest. */
    int nextId() {
        return report.topics().stream().mapToInt(Topic::id).max().orElse(-1) + 1;
    }

    private List<float[]> centroids() {
        return report.topics().stream().map(topic -> PackedVector.unpack(topic.centroid())).toList();
    }

    static double cosine(float[] one, float[] other) {
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int d = 0; d < one.length; d++) {
            product += one[d] * other[d];
            squares += one[d] * one[d];
            otherSquares += other[d] * other[d];
        }
        return squares == 0 || otherSquares == 0 ? 0 : product / Math.sqrt(squares * otherSquares);
    }
}
