package dev.parley.dataset.relation;

/**
 * What a rule says of a conversation. Conversations are numbers of {@link LocalPairs}.
 *
 * @param cluster the conversation that the cluster is named by
 * @param keeper who stays for it; {@link #NOBODY} where a cap is exceeded
 * @param similarity to the keeper; not a number while it is unknown or where there is no keeper
 */
record LocalVerdict(RelationRule rule, int member, int cluster, int keeper, double similarity, long clusterSize) {
    static final int NOBODY = -1;

    static LocalVerdict tooMany(RelationRule rule, int member, int cluster, long clusterSize) {
        return new LocalVerdict(rule, member, cluster, NOBODY, Double.NaN, clusterSize);
    }

    boolean hasKeeper() {
        return keeper != NOBODY;
    }

    boolean isUnmeasured() {
        return hasKeeper() && Double.isNaN(similarity);
    }
}
