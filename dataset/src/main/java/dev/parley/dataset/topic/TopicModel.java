package dev.parley.dataset.topic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The clusters that were fitted to a sample of the prompts, the most frequent first; their cells, small clusters that tell
 * what lies close together and what lies alone; and the map.
 */
final class TopicModel {
    /** Fitted prompts of a cell, on average, where they are so few that there would be less in the most cells. */
    private static final int CELL_SIZE = 50;

    private final Space space;
    private final Centroids centroids;
    private final int[] assignment;
    private final Centroids cells;
    private final double[] fences;
    private final int[] groups;
    private final TopicMap map;
    private final List<TopicReport.Candidate> candidates;

    private TopicModel(
            Space space,
            Centroids centroids,
            int[] assignment,
            Centroids cells,
            double[] fences,
            int[] groups,
            TopicMap map,
            List<TopicReport.Candidate> candidates) {
        this.space = space;
        this.centroids = centroids;
        this.assignment = assignment;
        this.cells = cells;
        this.fences = fences;
        this.groups = groups;
        this.map = map;
        this.candidates = candidates;
    }

    /**
     * Fits clusters.
     *
     * @param vectors of distinct prompts, in an order that chance has no part in
     */
    static TopicModel fit(float[][] vectors, TopicOrder order, Optional<EarlierTopics> earlier) {
        Space space = earlier.map(EarlierTopics::space).orElseGet(() -> switch (order.start()) {
            case WARD -> Space.of(vectors);
            case CHANCE -> new Space(new float[vectors[0].length]);
        });
        float[][] rows = space.centred(vectors);
        var clusters = new TopicClusters(rows, order.seed());
        OptionalInt wanted = order.k();
        List<TopicReport.Candidate> candidates =
                wanted.isPresent() ? List.of() : Silhouette.candidates(clusters, rows);
        int k = wanted.orElseGet(() -> Silhouette.best(candidates));
        Clustering clustering = earlier.flatMap(topics -> topics.start(k))
                .map(start -> KMeans.fit(rows, start))
                .orElseGet(() -> switch (order.start()) {
                    case WARD -> clusters.clusters(k);
                    case CHANCE -> TopicClusters.asThePaperDoes(rows, k, order.seed());
                });
        Clustering sorted = bySize(clustering);
        float[][] centers = sorted.centroids().vectors();
        int[] sizes = Arrays.stream(sorted.sizes()).map(size -> Math.max(1, size)).toArray();
        var cells = new Centroids(clusters.cut(Math.max(k, Math.min(TopicClusters.SMALL_CLUSTERS, rows.length / CELL_SIZE))));
        double[] cosines = Arrays.stream(rows)
                .parallel()
                .mapToDouble(row -> cosine(row, cells, cells.nearest(row)))
                .toArray();
        int[] groups = new WardTree(centers, sizes).cut((int) Math.round(Math.sqrt(centers.length)));
        return new TopicModel(
                space,
                sorted.centroids(),
                sorted.assignment(),
                cells,
                Fences.of(sorted.assignment(), cosines, centers.length),
                groups,
                new TopicMap(clusters.smallCentroids()),
                candidates);
    }

    private static Clustering bySize(Clustering clustering) {
        int[] sizes = clustering.sizes();
        int[] order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt(cluster -> -sizes[cluster]))
                .mapToInt(Integer::intValue)
                .toArray();
        var ranks = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        float[][] centers = clustering.centroids().vectors();
        return new Clustering(
                new Centroids(Arrays.stream(order).mapToObj(cluster -> centers[cluster]).toArray(float[][]::new)),
                Arrays.stream(clustering.assignment()).map(cluster -> ranks[cluster]).toArray());
    }

    /** Where a vector belongs. */
    Place place(float[] vector) {
        float[] row = space.centred(vector);
        int cluster = centroids.nearest(row);
        int cell = cells.nearest(row);
        boolean outlier = cosine(row, cells, cell) < fences[cluster];
        return new Place(cluster, cosine(row, centroids, cluster), cell, outlier, map.place(row));
    }

    private static double cosine(float[] row, Centroids centroids, int index) {
        return EarlierTopics.cosine(row, centroids.vectors()[index]);
    }

    /**
     * Where a vector belongs.
     *
     * @param similarity cosine with the centroid of the cluster
     * @param outlier whether it is far from the centre of its cell, too, measured by the others of its cluster
     * @param point on the map
     */
    @SuppressWarnings("ArrayRecordComponent") // Made and read in one breath.
    record Place(int cluster, double similarity, int cell, boolean outlier, float[] point) {}

    int size() {
        return centroids.size();
    }

    float[][] centers() {
        return centroids.vectors();
    }

    Space space() {
        return space;
    }

    /** For each cluster the index of its group. */
    int[] groups() {
        return groups;
    }

    List<TopicReport.Candidate> candidates() {
        return candidates;
    }

    /** The fitted prompts of one cluster, as they were given, at most so many and spread evenly. */
    List<String> prompts(int cluster, List<String> texts, int most) {
        int[] own = IntStream.range(0, assignment.length).filter(i -> assignment[i] == cluster).toArray();
        int step = Math.max(1, own.length / most);
        return IntStream.range(0, own.length / step).mapToObj(i -> texts.get(own[i * step])).toList();
    }

    /** The clusters nearest to one, the nearest first. */
    List<Integer> neighbours(int cluster) {
        float[] distances = centroids.squaredDistances(centers()[cluster]);
        return IntStream.range(0, size())
                .filter(other -> other != cluster)
                .boxed()
                .sorted(Comparator.comparingDouble(other -> distances[other]))
                .toList();
    }
}
