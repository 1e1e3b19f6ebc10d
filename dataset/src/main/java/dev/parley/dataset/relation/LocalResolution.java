package dev.parley.dataset.relation;

import dev.parley.dataset.relation.LocalPairs.Pair;
import dev.parley.dataset.relation.RelationRule.Duplicates;
import dev.parley.dataset.relation.RelationRule.FrequencyCap;
import dev.parley.dataset.relation.RelationRule.Limit;
import dev.parley.dataset.relation.RelationRule.StratifiedSample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rules applied one after the other, as {@link Resolution} does, but in the memory of this process: of a million
 * conversations the pairs are some ten megabytes, and what takes Spark five shuffles for each rule is one pass over
 * them.
 */
final class LocalResolution {
    private final LocalPairs pairs;
    private final LocalConversations conversations;
    private final List<LocalVerdict> verdicts = new ArrayList<>();

    private LocalResolution(LocalPairs pairs, LocalConversations conversations) {
        this.pairs = pairs;
        this.conversations = conversations;
    }

    /** Whether a rule asks for nothing but pairs and the conversations in them. */
    static boolean covers(RelationRule rule) {
        return switch (rule) {
            case Duplicates _ -> true;
            case FrequencyCap cap -> cap.limit() instanceof Limit.Fixed;
            case StratifiedSample _ -> false;
        };
    }

    /**
     * What rules that this {@linkplain #covers covers} say, as {@link Resolution#verdicts} has it, or nothing if they
     * need more than so many pairs.
     */
    static Optional<Dataset<Row>> verdicts(
            Dataset<Row> annotated, Dataset<Row> pairs, Dataset<Row> survivors, List<RelationRule> rules, long atMost) {
        return LocalPairs.read(pairs, relations(rules), atMost).map(few -> {
            var conversations = LocalConversations.read(few.ids(), annotated, survivors);
            var resolution = new LocalResolution(few, conversations);
            rules.forEach(resolution::apply);
            return new LocalVerdicts(conversations, annotated).table(resolution.verdicts);
        });
    }

    /** Near relations and prefixes speak of representatives, so the equalities behind these are needed too. */
    private static Set<Relation> relations(List<RelationRule> rules) {
        return rules.stream()
                .flatMap(rule -> switch (rule) {
                    case Duplicates duplicates -> Stream.of(duplicates.relation());
                    case FrequencyCap cap -> Stream.of(cap.relation());
                    case StratifiedSample _ -> Stream.<Relation>empty();
                })
                .flatMap(relation -> switch (relation) {
                    case NEAR_CONVERSATION, PREFIX -> Stream.of(relation, Relation.EXACT_CONVERSATION);
                    case NEAR_PROMPT -> Stream.of(relation, Relation.EXACT_PROMPT);
                    default -> Stream.of(relation);
                })
                .collect(Collectors.toSet());
    }

    private void apply(RelationRule rule) {
        int before = verdicts.size();
        switch (rule) {
            case Duplicates duplicates when duplicates.relation() == Relation.PREFIX -> continued(duplicates);
            case Duplicates duplicates -> duplicates(duplicates);
            case FrequencyCap cap when cap.limit() instanceof Limit.Fixed(long limit) -> capped(cap, limit);
            default -> throw new IllegalArgumentException("not covered: " + rule);
        }
        if (rule.drops()) {
            verdicts.subList(before, verdicts.size())
                    .forEach(verdict -> conversations.survivors().clear(verdict.member()));
        }
    }

    private void duplicates(Duplicates rule) {
        LocalClusters clusters = LocalClusters.of(pairs, rule.relation(), rule.threshold());
        Map<Integer, List<Integer>> members = clusters.members(conversations.survivors());
        var keepers = new TreeMap<Integer, Integer>();
        members.forEach((cluster, all) -> keepers.put(cluster, Collections.min(all, conversations.precedence())));
        var similarities = new LocalSimilarities(pairs.of(rule.relation()), clusters, keepers.values());
        keepers.forEach((cluster, keeper) -> {
            List<Integer> all = members.getOrDefault(cluster, List.of());
            for (int member : all) {
                if (member != keeper) {
                    double similarity = switch (rule.relation()) {
                        case NEAR_CONVERSATION, NEAR_PROMPT -> similarities.of(member, keeper);
                        case REGENERATED -> (conversations.messages(member) - 1.0) / conversations.messages(member);
                        default -> 1;
                    };
                    verdicts.add(new LocalVerdict(rule, member, cluster, keeper, similarity, all.size()));
                }
            }
        });
    }

    /** All that are continued by the same conversation are its cluster; the longest continuation is the best. */
    private void continued(Duplicates rule) {
        BitSet survivors = conversations.survivors();
        Comparator<Pair> longestFirst = Comparator.<Pair>comparingInt(pair -> -conversations.messages(pair.right()))
                .thenComparing(Pair::right, conversations.precedence());
        var best = new HashMap<Integer, Pair>();
        for (Pair pair : pairs.of(Relation.PREFIX)) {
            if (survivors.get(pair.right())) {
                best.merge(pair.left(), pair, BinaryOperator.minBy(longestFirst));
            }
        }
        var beginnings = new TreeMap<>(best);
        for (Pair equal : pairs.of(Relation.EXACT_CONVERSATION)) {
            if (best.containsKey(equal.left())) {
                beginnings.put(equal.right(), best.get(equal.left()));
            }
        }
        beginnings.keySet().removeIf(member -> !survivors.get(member));
        Map<Integer, Long> sizes = beginnings.values().stream()
                .collect(Collectors.groupingBy(Pair::right, Collectors.counting()));
        beginnings.forEach((member, pair) -> verdicts.add(new LocalVerdict(
                rule, member, pair.right(), pair.right(), pair.similarity(), sizes.getOrDefault(pair.right(), 0L) + 1)));
    }

    private void capped(FrequencyCap cap, long limit) {
        LocalClusters.of(pairs, cap.relation(), cap.threshold())
                .members(conversations.survivors())
                .forEach((cluster, all) -> all.stream()
                        .sorted(Comparator.<Integer>comparingLong(conversations::key)
                                .thenComparing(Comparator.naturalOrder()))
                        .skip(limit)
                        .forEach(member -> verdicts.add(LocalVerdict.tooMany(cap, member, cluster, all.size()))));
    }
}
