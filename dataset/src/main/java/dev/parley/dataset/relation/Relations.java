package dev.parley.dataset.relation;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds how conversations relate, and decides what follows.
 *
 * <p>Nothing here depends on the order of rows, on partitions or on cores: groups are keyed by hashes of content, ties
 * are broken by hashes of ids and then by the ids.
 */
public final class Relations {
    /** Changes whenever {@link #candidates} or {@link #pairs} of the same table would. */
    public static final String VERSION = "relations-2";

    /** Pairs less similar than this are not kept, so no threshold can be lower. */
    public static final double FLOOR = 0.5;

    /**
     * A pair may bring two conversations, each with its id, a place in a table, and what rules ask of it, into memory.
     */
    private static final long HEAP_OF_PAIR = 2048;

    private Relations() {}

    /**
     * Which texts are worth comparing. Reads the signatures, no text.
     *
     * @param annotated the annotated table
     * @return {@code (left_key, right_key, relation)}: two hashes of ids and the name of a near relation; distinct
     */
    public static Dataset<Row> candidates(Dataset<Row> annotated) {
        return Candidates.of(annotated);
    }

    /**
     * Which conversations repeat each other, and how much. A pair stands for more than itself: exact relations are
     * stars around a representative of equals, and only representatives take part in near relations.
     *
     * @param annotated the annotated table
     * @param candidates what {@link #candidates} found in it; read more than once, so it should be stored
     * @return {@code (left, right, similarity, relation)} with conversation ids, similarity from {@link #FLOOR} to 1
     *     for near relations; distinct
     */
    public static Dataset<Row> pairs(Dataset<Row> annotated, Dataset<Row> candidates) {
        return Similarity.of(annotated, candidates)
                .where(col("similarity").geq(FLOOR))
                .union(Repetitions.equal(annotated))
                .union(Repetitions.continued(annotated));
    }

    /**
     * Applies rules among the conversations that survived everything else.
     *
     * @param annotated the annotated table; texts are read only to measure a member against a keeper that no band
     *     brought together
     * @param pairs what {@link #pairs} found in it; read more than once, so it should be stored
     * @param survivors {@code (conversation_id)}: who may be a keeper and who may go
     * @return {@code (conversation_id, rule, cluster, keeper, similarity, cluster_size)}: one row for each conversation
     *     that a rule names, never a keeper. {@code cluster} is the name of the group within the rule,
     *     {@code cluster_size} its number of conversations that the rule saw. {@code keeper} is who stays for it and
     *     {@code similarity} how close the two are; both null for caps and samples, where nobody stays for another
     */
    public static Dataset<Row> resolve(
            Dataset<Row> annotated, Dataset<Row> pairs, Dataset<Row> survivors, List<RelationRule> rules) {
        return resolve(annotated, pairs, survivors, rules, Runtime.getRuntime().maxMemory() / HEAP_OF_PAIR);
    }

    /** With so many pairs at most in the memory of this process; more are left to Spark, which finds the same. */
    static Dataset<Row> resolve(
            Dataset<Row> annotated, Dataset<Row> pairs, Dataset<Row> survivors, List<RelationRule> rules, long pairsHere) {
        List<RelationRule> first = rules.stream().takeWhile(LocalResolution::covers).toList();
        List<RelationRule> last = rules.subList(first.size(), rules.size());
        return LocalResolution.verdicts(annotated, pairs, survivors, first, pairsHere)
                .map(verdicts -> last.isEmpty()
                        ? verdicts
                        : verdicts.union(Resolution.verdicts(annotated, pairs, without(survivors, verdicts, first), last)))
                .orElseGet(() -> Resolution.verdicts(annotated, pairs, survivors, rules));
    }

    private static Dataset<Row> without(Dataset<Row> survivors, Dataset<Row> verdicts, List<RelationRule> rules) {
        Object[] dropping = rules.stream().filter(RelationRule::drops).map(RelationRule::name).toArray();
        return survivors.join(verdicts.where(col("rule").isin(dropping)), "conversation_id", "left_anti");
    }
}
