package dev.parley.dataset.build;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.decision.Decider;
import dev.parley.dataset.decision.Decision;
import dev.parley.dataset.decision.LedgerRow;
import dev.parley.dataset.decision.Verdict;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.storage.Storage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Decides by the annotations alone. First every conversation by itself; those that survive are the ones among which
 * relations choose keepers; then both together are the ledger, part by part beside the annotated table.
 *
 * @param annotated the annotated table
 * @param parts how many parts it has
 * @param version of the annotator
 */
record DecideStage(Stage annotated, int parts, Recipe recipe, String version) implements Serializable {
    private static final StructType SURVIVOR =
            new StructType().add("conversation_id", StringType, false).add("sort_key", LongType, false);

    /** The conversations that no rule drops by itself: {@code (conversation_id, sort_key)}. */
    Dataset<Row> survivors(SparkSession spark) {
        JavaRDD<Row> rows = indices(spark).flatMap(part -> {
            var decider = new Decider(recipe, version);
            return rows(part)
                    .filter(row -> !decide(decider, row).isDropped())
                    .map(row -> RowFactory.create(
                            row.get("conversation_id").textValue(), row.get("sort_key").longValue()))
                    .iterator();
        });
        return spark.createDataFrame(rows, SURVIVOR);
    }

    /**
     * Writes the ledger.
     *
     * @param related verdicts that follow from relations between conversations
     */
    void write(SparkSession spark, JavaRDD<Verdict> related, Stage ledger) {
        JavaRDD<Tuple2<Long, Verdict>> inPlace = related
                .mapToPair(verdict -> new Tuple2<>(SortKey.of(verdict.conversation()), verdict))
                .repartitionAndSortWithinPartitions(new SortKeyPartitioner(parts))
                .map(pair -> pair);
        indices(spark)
                .zipPartitions(inPlace, (part, verdicts) -> {
                    writePart(part.next(), verdicts, ledger);
                    return List.<Integer>of().iterator();
                })
                .count();
    }

    private void writePart(int part, Iterator<Tuple2<Long, Verdict>> related, Stage ledger) {
        if (ledger.finished(part).isPresent()) {
            return;
        }
        var decider = new Decider(recipe, version);
        var verdictsInPlace = new Verdicts(related);
        var counts = new Counts.Tally();
        try (RowWriter writer = new RowFormat(LedgerRow.SCHEMA).create(ledger.part(part), Storage.configuration());
                Stream<ObjectNode> rows = rows(part)) {
            for (ObjectNode row : (Iterable<ObjectNode>) rows::iterator) {
                var verdicts = new ArrayList<>(decide(decider, row).verdicts());
                verdicts.addAll(verdictsInPlace.of(
                        row.get("sort_key").longValue(), row.get("conversation_id").textValue()));
                verdicts.forEach(verdict -> writer.write(LedgerRow.of(verdict)));
                count(new Decision(verdicts), counts);
            }
            writer.finish();
        }
        ledger.finish(part, counts.counts().toJson());
    }

    private static void count(Decision decision, Counts.Tally counts) {
        counts.add(decision.isDropped() ? "dropped" : "kept");
        decision.verdicts().stream()
                .map(verdict -> verdict.action().label() + " " + verdict.rule())
                .distinct()
                .forEach(counts::add);
    }

    private static Decision decide(Decider decider, ObjectNode row) {
        return decider.decide(
                row.get("conversation_id").textValue(), AnnotatedRow.roles(row), AnnotatedRow.annotation(row));
    }

    private Stream<ObjectNode> rows(int part) {
        ParquetRows rows = annotated.rows(part, AnnotatedRow.DECIDING::contains);
        return StreamSupport.stream(((Iterable<ObjectNode>) () -> rows).spliterator(), false).onClose(rows::close);
    }

    private JavaRDD<Integer> indices(SparkSession spark) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(IntStream.range(0, parts).boxed().toList(), parts);
    }

    /** Verdicts in the order of their conversations' sort keys, handed out as the conversations pass by. */
    private static final class Verdicts {
        private final Iterator<Tuple2<Long, Verdict>> verdicts;
        private final List<Tuple2<Long, Verdict>> ahead = new ArrayList<>();

        Verdicts(Iterator<Tuple2<Long, Verdict>> verdicts) {
            this.verdicts = verdicts;
        }

        List<Verdict> of(long sortKey, String conversation) {
            ahead.removeIf(verdict -> verdict._1() < sortKey);
            while (verdicts.hasNext() && (ahead.isEmpty() || ahead.getLast()._1() <= sortKey)) {
                Tuple2<Long, Verdict> next = verdicts.next();
                if (next._1() >= sortKey) {
                    ahead.add(next);
                }
            }
            return ahead.stream()
                    .map(Tuple2::_2)
                    .filter(verdict -> verdict.conversation().equals(conversation))
                    .sorted(Comparator.comparing(Verdict::rule).thenComparing(Verdict::related))
                    .toList();
        }
    }
}
