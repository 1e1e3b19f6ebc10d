package dev.parley.dataset.topic;

/** Vectors in clusters. */
final class Clustering {
    private final Centroids centroids;
    private final int[] assignment;

    /** @param assignment for each vector the index of its cluster */
    Clustering(Centroids centroids, int[] assignment) {
        this.centroids = centroids;
        this.assignment = assignment;
    }

    Centroids centroids() {
        return centroids;
    }

    int[] assignment() {
        return assignment;
    }

    int[] sizes() {
        var sizes = new int[centroids.size()];
        for (int cluster : assignment) {
            sizes[cluster]++;
        }
        return sizes;
    }
}
