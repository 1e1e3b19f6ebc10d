package dev.parley.dataset.build;

import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.storage.Storage;
import dev.parley.text.ConversationAnnotation;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Reads every line once, brings together what was logged about one conversation, and annotates its last state: the one
 * pass over all texts. Its result depends on nothing but the input and the annotator, so later stages can replay.
 *
 * @param inputs what to read
 * @param parts how many parts the table has, a power of two
 * @param annotated where it goes
 */
record AnnotateStage(List<ReadTask> inputs, int parts, Annotators annotators, Stage annotated)
        implements Serializable {

    Stage write(SparkSession spark) {
        JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(inputs, Math.max(1, inputs.size()))
                .flatMapToPair(ReadTask::run)
                .repartitionAndSortWithinPartitions(new SortKeyPartitioner(parts))
                .mapPartitionsWithIndex(
                        (part, logged) -> {
                            writePart(part, logged);
                            return List.<Integer>of().iterator();
                        },
                        true)
                .count();
        return annotated;
    }

    private void writePart(int part, Iterator<Tuple2<Long, byte[]>> logged) {
        if (annotated.finished(part).isPresent()) {
            return;
        }
        ModeratingAnnotator annotator = annotators.annotator();
        var counts = new Counts.Tally();
        try (RowWriter writer =
                new RowFormat(AnnotatedRow.SCHEMA).create(annotated.part(part), Storage.configuration())) {
            for (var batches = new Batches(new Assemblies(logged)); batches.hasNext(); ) {
                List<Assembly> batch = batches.next();
                List<ConversationAnnotation> annotations = annotator.annotate(
                        batch.stream().map(Assembly::conversation).toList());
                for (int i = 0; i < batch.size(); i++) {
                    write(batch.get(i), annotations.get(i), writer);
                    count(batch.get(i), counts);
                }
            }
            writer.finish();
        }
        annotated.finish(part, counts.counts().toJson());
    }

    private static void write(Assembly assembly, ConversationAnnotation annotation, RowWriter writer) {
        writer.write(AnnotatedRow.of(new AnnotatedConversation(
                assembly.conversation(), assembly.source(), annotation, assembly.votes())));
    }

    private static void count(Assembly assembly, Counts.Tally counts) {
        counts.add("conversations");
        for (int i = 0; i < assembly.superseded(); i++) {
            counts.add("superseded");
        }
        for (JoinedVote vote : assembly.votes()) {
            counts.add("vote " + vote.kind());
        }
    }
}
