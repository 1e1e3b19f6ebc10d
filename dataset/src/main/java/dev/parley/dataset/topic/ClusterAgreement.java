package dev.parley.dataset.topic;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well clusters agree with known ones.
 *
 * @param nmi normalised mutual information: the mutual information over the mean of the two entropies, 0 to 1, as
 *     scikit-learn's {@code normalized_mutual_info_score} has it
 * @param purity the share of items whose cluster is named by the known cluster that most of its items have
 */
public record ClusterAgreement(double nmi, double purity) {
    /**
     * Compares.
     *
     * @param clusters for each item the index of its cluster
     * @param known for each item the name of its known cluster
     */
    static ClusterAgreement of(int[] clusters, List<String> known) {
        Map<Integer, Map<String, Integer>> table = new HashMap<>();
        Map<String, Integer> knownSizes = new HashMap<>();
        for (int i = 0; i < clusters.length; i++) {
            table.computeIfAbsent(clusters[i], cluster -> new HashMap<>()).merge(known.get(i), 1, Integer::sum);
            knownSizes.merge(known.get(i), 1, Integer::sum);
        }
        double n = clusters.length;
        double mutual = 0;
        double entropy = 0;
        int pure = 0;
        for (Map<String, Integer> row : table.values()) {
            double size = row.values().stream().mapToInt(Integer::intValue).sum();
            entropy -= size / n * Math.log(size / n);
            pure += Collections.max(row.values());
            for (Map.Entry<String, Integer> cell : row.entrySet()) {
                double count = cell.getValue();
                mutual += count / n * Math.log(n * count / (size * knownSizes.getOrDefault(cell.getKey(), 0)));
            }
        }
        double knownEntropy = knownSizes.values().stream().mapToDouble(size -> -size / n * Math.log(size / n)).sum();
        double mean = (entropy + knownEntropy) / 2;
        return new ClusterAgreement(mean == 0 ? 1 : Math.max(0, mutual) / mean, pure / n);
    }
}
