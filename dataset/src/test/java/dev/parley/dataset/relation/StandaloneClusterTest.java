package dev.parley.dataset.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.dataset.Engine;
import dev.parley.dataset.StandaloneCluster;
import dev.parley.dataset.relation.RelationRule.Duplicates;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class StandaloneClusterTest {
    private static final List<Conversation> CORPUS = RandomCorpus.of(1, 150);

    @Test
    void aClusterOfTwoWorkersFindsWhatOneAndTwoLocalCoresFind() {
        List<String> onOneCore = relate("local[1]", Map.of("spark.sql.shuffle.partitions", "1"));
        assertThat(onOneCore).hasSizeGreaterThan(20);
        assertThat(relate("local[2]", Map.of("spark.sql.shuffle.partitions", "3"))).isEqualTo(onOneCore);
        try (var cluster = StandaloneCluster.start(2)) {
            assertThat(relate(cluster.url(), cluster.settings())).isEqualTo(onOneCore);
        }
    }

    private static List<String> relate(String master, Map<String, String> settings) {
        SparkSession spark = Engine.start(master, settings);
        try {
            Dataset<Row> annotated = AnnotatedTable.of(spark, CORPUS);
            Dataset<Row> pairs = Relations.pairs(annotated, Relations.candidates(annotated));
            return Relations.resolve(
                            annotated,
                            pairs,
                            annotated.select("conversation_id"),
                            List.of(
                                    new Duplicates(Relation.EXACT_CONVERSATION, 1, true),
                                    new Duplicates(Relation.NEAR_CONVERSATION, 0.8, true)))
                    .collectAsList()
                    .stream()
                    .map(Row::toString)
                    .sorted()
                    .toList();
        } finally {
            spark.stop();
        }
    }
}
