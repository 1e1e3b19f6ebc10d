package dev.parley.dataset.topic;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.parley.core.Progress;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.topic.TopicModel.Place;
import dev.parley.dataset.topic.TopicReport.Point;
import dev.parley.text.encoder.SentenceVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * All prompts in the clusters of a model. They pass by twice, a batch at a time: to get their places, and, when the duplicates
 * among them are known, to be written.
 */
final class Assignment {
    /** What {@code topics.parquet} holds. */
    static final StructType SCHEMA = new StructType()
            .add("conversation_id", StringType)
            .add("message", IntegerType)
            .add("topic", IntegerType)
            .add("similarity", DoubleType)
            .add("x", DoubleType)
            .add("y", DoubleType)
            .add("outlier", BooleanType)
            .add("duplicate", StringType)
            .add("duplicate_of", StringType)
            .add("duplicate_of_message", IntegerType)
            .add("duplicate_similarity", DoubleType);

    private static final int BATCH = 4096;
    private static final int POINTS = 2000;

    private final TopicModel model;
    private final int[] ids;
    private final SentenceVectors vectors;
    private final List<TopicTally> tallies;
    private final List<Point> points = new ArrayList<>();
    private String lastConversation = "";
    private long conversations;
    private long prompts;
    private long withoutVector;

    /** @param ids for each cluster the number of its topic */
    Assignment(TopicModel model, int[] ids, SentenceVectors vectors) {
        this.model = model;
        this.ids = ids;
        this.vectors = vectors;
        this.tallies = IntStream.range(0, model.size()).mapToObj(cluster -> new TopicTally()).toList();
    }

    /** Gives prompts their places, in the order of their conversations. */
    void assign(Iterator<Prompt> all, long count, AssignedPrompts assigned, Progress.Step step) {
        long spacing = Math.max(1, count / POINTS);
        var batch = new ArrayList<Prompt>(BATCH);
        while (all.hasNext()) {
            batch.add(all.next());
            if (batch.size() == BATCH || !all.hasNext()) {
                assign(batch, spacing, assigned);
                step.advance(batch.size());
                batch.clear();
            }
        }
    }

    private void assign(List<Prompt> batch, long spacing, AssignedPrompts assigned) {
        float[][] encoded = vectors.encode(batch.stream().map(Prompt::text).toList());
        List<Place> places = Arrays.stream(encoded).parallel().map(model::place).toList();
        for (int i = 0; i < batch.size(); i++) {
            if (isEmpty(encoded[i])) {
                withoutVector++;
            } else {
                add(batch.get(i), places.get(i), spacing);
                assigned.add(batch.get(i), places.get(i), encoded[i]);
            }
        }
    }

    /** Whether the vectors know nothing of a text. */
    static boolean isEmpty(float[] vector) {
        for (float number : vector) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    private void add(Prompt prompt, Place place, long spacing) {
        tallies.get(place.cluster()).add(prompt, place);
        if (prompts % spacing == 0) {
            points.add(new Point(
                    ids[place.cluster()], Rounded.of(place.point()[0]), Rounded.of(place.point()[1])));
        }
        prompts++;
        conversations += prompt.conversation().equals(lastConversation) ? 0 : 1;
        lastConversation = prompt.conversation();
    }

    /** Writes all prompts that have a place, and counts the duplicates. */
    void write(Iterator<Row> told, RowWriter rows, Progress.Step step) {
        while (told.hasNext()) {
            Row row = told.next();
            int cluster = row.getAs("cluster");
            if (!row.isNullAt(row.fieldIndex("duplicate"))) {
                tallies.get(cluster).duplicate(row.getAs("duplicate"));
            }
            rows.write(RowFactory.create(
                    row.getAs("conversation_id"),
                    row.getAs("message"),
                    ids[cluster],
                    row.getAs("similarity"),
                    row.getAs("x"),
                    row.getAs("y"),
                    row.getAs("outlier"),
                    row.getAs("duplicate"),
                    row.getAs("duplicate_of"),
                    row.getAs("duplicate_of_message"),
                    row.getAs("duplicate_similarity")));
            step.advance(1);
        }
    }

    List<TopicTally> tallies() {
        return tallies;
    }

    boolean tellsUsersApart() {
        return tallies.stream().anyMatch(tally -> tally.users() > 0);
    }

    /** Some prompts, spread evenly. */
    List<Point> points() {
        return points;
    }

    long prompts() {
        return prompts;
    }

    long conversations() {
        return conversations;
    }

    long withoutVector() {
        return withoutVector;
    }
}
