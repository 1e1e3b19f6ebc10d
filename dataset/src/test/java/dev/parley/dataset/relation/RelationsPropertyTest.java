package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.dataset.Engine;
import dev.parley.dataset.relation.RelationRule.Duplicates;
import dev.parley.dataset.relation.RelationRule.FrequencyCap;
import dev.parley.dataset.relation.RelationRule.Limit;
import dev.parley.dataset.relation.RelationRule.Size;
import dev.parley.dataset.relation.RelationRule.StratifiedSample;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.fingerprint.Fingerprinter;
import dev.parley.text.fingerprint.MinHash;
import dev.parley.text.fingerprint.Shingles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark against the obvious: random small corpora, every pair looked at in plain Java. */
class RelationsPropertyTest {
    private static final double THRESHOLD = 0.7;

    private static final List<RelationRule> RULES = List.of(
            new Duplicates(Relation.EXACT_CONVERSATION, 1, true),
            new Duplicates(Relation.REGENERATED, 1, true),
            new Duplicates(Relation.PREFIX, 1, true),
            new Duplicates(Relation.NEAR_CONVERSATION, THRESHOLD, true));

    private static final List<RelationRule> ALL_RULES = List.of(
            new Duplicates(Relation.EXACT_CONVERSATION, 1, true),
            new Duplicates(Relation.PREFIX, 1, true),
            new Duplicates(Relation.REGENERATED, 1, false),
            new Duplicates(Relation.NEAR_CONVERSATION, THRESHOLD, true),
            new Duplicates(Relation.EXACT_PROMPT, 1, false),
            new Duplicates(Relation.NEAR_PROMPT, 0.6, false),
            new FrequencyCap(Relation.NEAR_PROMPT, THRESHOLD, new Limit.Fixed(3), true),
            new FrequencyCap(Relation.TEMPLATE, 1, new Limit.Fixed(2), true),
            new FrequencyCap(Relation.EXACT_PROMPT, 1, new Limit.Quantile(0.9), true),
            new StratifiedSample(1, new Size.PerStratum(3), true));

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Engine.start("local[2]", Map.of("spark.sql.shuffle.partitions", "2"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nearPairsAreThoseWhoseSignaturesShareABandAndWhoseTextsAreSimilar(long seed) {
        List<Conversation> corpus = RandomCorpus.of(seed, 60);
        Dataset<Row> annotated = AnnotatedTable.of(spark, corpus);
        Dataset<Row> pairs = Relations.pairs(annotated, Relations.candidates(annotated));
        List<String> near = pairs.where("relation = 'near-conversation'").collectAsList().stream()
                .map(row -> row.getString(0) + " ~ " + row.getString(1) + " " + row.getDouble(2))
                .toList();
        assertThat(near).containsExactlyInAnyOrderElementsOf(naivePairs(corpus));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void oneProcessDecidesWhatManyDo(long seed) {
        List<Conversation> corpus = RandomCorpus.of(seed, 150);
        Dataset<Row> annotated = AnnotatedTable.of(spark, corpus);
        Dataset<Row> pairs = Checkpoint.of(Relations.pairs(annotated, Relations.candidates(annotated)));
        List<String> byMany = sorted(Relations.resolve(annotated, pairs, survivors(corpus), ALL_RULES, 0));
        assertThat(byMany).hasSizeGreaterThan(50);
        assertThat(sorted(Relations.resolve(annotated, pairs, survivors(corpus), ALL_RULES, Long.MAX_VALUE)))
                .isEqualTo(byMany);
    }

    @Test
    void neitherTheOrderOfRowsNorPartitionsMatter() {
        List<Conversation> corpus = RandomCorpus.of(4, 120);
        List<String> expected = resolve(AnnotatedTable.of(spark, corpus), corpus);
        assertThat(expected).isNotEmpty();
        var shuffled = new ArrayList<>(corpus);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(resolve(AnnotatedTable.of(spark, shuffled).repartition(7), corpus)).isEqualTo(expected);
    }

    @Test
    void everyChainOfKeepersEndsWithOneThatStays() {
        List<Conversation> corpus = RandomCorpus.of(5, 120);
        Dataset<Row> annotated = AnnotatedTable.of(spark, corpus);
        Dataset<Row> pairs = Relations.pairs(annotated, Relations.candidates(annotated));
        Map<String, String> keepers = Relations.resolve(annotated, pairs, survivors(corpus), RULES).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("conversation_id"), row -> row.getAs("keeper")));
        for (String dropped : keepers.keySet()) {
            String keeper = dropped;
            for (int steps = 0; keepers.containsKey(keeper); steps++) {
                keeper = keepers.get(keeper);
                assertThat(steps).as("steps from " + dropped).isLessThan(RULES.size());
            }
        }
    }

    private static List<String> resolve(Dataset<Row> annotated, List<Conversation> corpus) {
        Dataset<Row> pairs = Relations.pairs(annotated, Relations.candidates(annotated));
        return sorted(Relations.resolve(annotated, pairs, survivors(corpus), RULES));
    }

    private static List<String> sorted(Dataset<Row> verdicts) {
        return verdicts.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    /** Every third conversation fell to something else. */
    private static Dataset<Row> survivors(List<Conversation> corpus) {
        List<String> ids = IntStream.range(0, corpus.size())
                .filter(i -> i % 3 != 0)
                .mapToObj(i -> corpus.get(i).id())
                .toList();
        return spark.createDataset(ids, Encoders.STRING()).toDF("conversation_id");
    }

    private static List<String> naivePairs(List<Conversation> corpus) {
        var pairs = new TreeSet<String>();
        List<Conversation> representatives = representatives(corpus);
        for (Conversation one : representatives) {
            for (Conversation other : representatives) {
                double similarity = Shingles.jaccard(shingles(one), shingles(other));
                if (one.id().compareTo(other.id()) < 0 && similarity >= Relations.FLOOR && shareABand(one, other)) {
                    pairs.add(one.id() + " ~ " + other.id() + " " + similarity);
                }
            }
        }
        return List.copyOf(pairs);
    }

    /** Of equal texts one: the one that the exact relation hangs the others on. */
    private static List<Conversation> representatives(List<Conversation> corpus) {
        Dataset<Row> annotated = AnnotatedTable.of(spark, corpus);
        List<String> others = Repetitions.equal(annotated)
                .where("relation = 'exact-conversation'")
                .select("right")
                .as(Encoders.STRING())
                .collectAsList();
        return corpus.stream()
                .filter(conversation -> !others.contains(conversation.id()))
                .toList();
    }

    private static boolean shareABand(Conversation one, Conversation other) {
        int[] a = fingerprint(one).conversationSignature();
        int[] b = fingerprint(other).conversationSignature();
        return a.length > 0
                && b.length > 0
                && IntStream.range(0, MinHash.BANDS)
                        .anyMatch(band -> Arrays.equals(
                                a, band * MinHash.ROWS, (band + 1) * MinHash.ROWS,
                                b, band * MinHash.ROWS, (band + 1) * MinHash.ROWS));
    }

    private static Fingerprint fingerprint(Conversation conversation) {
        return Fingerprinter.fingerprint(conversation.messages());
    }

    private static long[] shingles(Conversation conversation) {
        return Shingles.of(Fingerprinter.conversationText(conversation.messages()));
    }
}
