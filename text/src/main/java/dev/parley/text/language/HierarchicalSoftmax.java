package dev.parley.text.language;

/**
 * The output layer of a fastText classifier: a Huffman tree whose leaves are the labels and whose inner nodes each
 * decide between left and right with one logistic regression (Joulin et al., "Bag of Tricks for Efficient Text
 * Classification", arXiv 1607.01759, section 2.1; the order of merging is that of fastText 0.9.2, loss.cc, buildTree).
 */
final class HierarchicalSoftmax {
    /**
     * What fastText adds to a probability before it takes the logarithm; here the probabilities are multiplied instead.
     */
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

    /**
     * Writes the probabilities of the labels that are at least {@code least} probable, and leaves those of the others.
     * Branches that are less probable are not walked. fastText's rounding may lift a probability slightly above one.
     */
    void probabilities(float[] hidden, double least, float[] probabilities) {
        descend(left.length - 1, 1, hidden, least, probabilities);
    }

    private void descend(int node, double probability, float[] hidden, double least, float[] probabilities) {
        if (probability < least) {
            return;
        }
        if (node < labels) {
            probabilities[node] = (float) probability;
            return;
        }
        double toTheRight = probabilityOfRight(node, hidden);
        descend(left[node], probability * (1 - toTheRight + EPSILON), hidden, least, probabilities);
        descend(right[node], probability * (toTheRight + EPSILON), hidden, least, probabilities);
    }

    private double probabilityOfRight(int node, float[] hidden) {
        int row = (node - labels) * dimension;
        float product = 0;
        for (int i = 0; i < dimension; i++) {
            product += rows[row + i] * hidden[i];
        }
        return 1 / (1 + Math.exp(-product));
    }
}
