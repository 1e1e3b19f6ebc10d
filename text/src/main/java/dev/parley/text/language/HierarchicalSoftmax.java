package dev.parley.text.language;

/**
 * The output layer of a fastText classifier: a Huffman tree whose leaves are the labels and whose inner nodes each decide
 * between left and right with one logistic regression (Joulin et al., "Bag of Tricks for Efficient Text Classification",
 * arXiv 1607.01759, section 2.1; the order of merging is that of fastText 0.9.2, loss.cc, buildTree).
 */
final class HierarchicalSoftmax {
    /** What fastText adds to a probability before it takes the logarithm. */
    private static final double EPSILON = 1e-5;

    private final int labels;
    private final int dimension;
    private final float[] rows;
    private final int[] left;
    private final int[] right;

    /**
     * @param counts how often each label was seen in training, falling
     * @param rows one vector for each inner node in the order of creation, one after the other
     */
    HierarchicalSoftmax(long[] counts, float[] rows, int dimension) {
        this.labels = counts.length;
        this.dimension = dimension;
        this.rows = rows;
        int nodes = 2 * labels - 1;
        left = new int[nodes];
        right = new int[nodes];
        build(counts);
    }

    private void build(long[] labelCounts) {
        long[] counts = new long[left.length];
        System.arraycopy(labelCounts, 0, counts, 0, labels);
        int leaf = labels - 1;
        int inner = labels;
        for (int node = labels; node < counts.length; node++) {
            int[] cheapest = new int[2];
            for (int i = 0; i < 2; i++) {
                boolean takesLeaf = leaf >= 0 && (inner >= node || counts[leaf] < counts[inner]);
                cheapest[i] = takesLeaf ? leaf-- : inner++;
            }
            left[node] = cheapest[0];
            right[node] = cheapest[1];
            counts[node] = counts[cheapest[0]] + counts[cheapest[1]];
        }
    }

    /** Writes the logarithm of the probability of each label. */
    void logProbabilities(float[] hidden, float[] scores) {
        descend(left.length - 1, 0, hidden, scores);
    }

    private void descend(int node, double score, float[] hidden, float[] scores) {
        if (node < labels) {
            scores[node] = (float) score;
            return;
        }
        double toTheRight = probabilityOfRight(node, hidden);
        descend(left[node], score + Math.log(1 - toTheRight + EPSILON), hidden, scores);
        descend(right[node], score + Math.log(toTheRight + EPSILON), hidden, scores);
    }

    /** The most probable label; found without looking below branches that are already worse. */
    Guess best(float[] hidden) {
        return best(left.length - 1, 0, hidden, Guess.NONE);
    }

    private Guess best(int node, double score, float[] hidden, Guess leader) {
        if (score < leader.logProbability()) {
            return leader;
        }
        if (node < labels) {
            return new Guess(node, score);
        }
        double toTheRight = probabilityOfRight(node, hidden);
        Guess next = best(left[node], score + Math.log(1 - toTheRight + EPSILON), hidden, leader);
        return best(right[node], score + Math.log(toTheRight + EPSILON), hidden, next);
    }

    private double probabilityOfRight(int node, float[] hidden) {
        int row = (node - labels) * dimension;
        float product = 0;
        for (int i = 0; i < dimension; i++) {
            product += rows[row + i] * hidden[i];
        }
        return 1 / (1 + Math.exp(-product));
    }

    /** A label and the logarithm of its probability, which the reference's rounding may lift slightly above zero. */
    record Guess(int label, double logProbability) {
        static final Guess NONE = new Guess(-1, Double.NEGATIVE_INFINITY);
    }
}
