package dev.parley.dataset.topic;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.parley.dataset.topic.RecentVectors.Match;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Tells which prompts of a cell say again what an earlier one says, as SemDeDup does (Abbas et al., arXiv 2303.09540, section
 * 3): they are compared within small clusters only. The first of a group in the order of the release is kept, and all
 * others are near to that one, so that no chain of small steps joins what differs.
 */
final class NearDuplicates implements MapPartitionsFunction<Row, Row> {
    /** An earlier prompt of the cell has the same text. */
    static final String EXACT = "exact";

    /** The text is new, but its vector is near to that of an earlier prompt. */
    static final String SEMANTIC = "semantic";

    static final StructType SCHEMA = AssignedPrompts.PLACES
            .add("duplicate", StringType)
            .add("duplicate_of", StringType)
            .add("duplicate_of_message", IntegerType)
            .add("duplicate_similarity", DoubleType);

    private static final long serialVersionUID = 1;

    /** Kept prompts of a cell that others are compared with: cells grow beyond it from some ten million prompts on. */
    private static final int MOST_KEPT = 1 << 15;

    private final double near;

    /** @param near cosine from which on two prompts mean the same */
    NearDuplicates(double near) {
        this.near = near;
    }

    /** Rows of whole cells, one cell after the other, each in the order of the release. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Iterator<>() {
            private int current = -1;
            private Cell cell = new Cell(near);

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                Row row = rows.next();
                int own = row.getAs("cell");
                if (own != current) {
                    current = own;
                    cell = new Cell(near);
                }
                return told(row, cell);
            }
        };
    }

    private static Row told(Row row, Cell cell) {
        String text = row.getAs("text");
        var own = new Keeper(row.getAs("conversation_id"), row.getAs("message"));
        boolean seen = cell.knows(text);
        Match<Keeper> match = cell.match(text, PackedVector.floats(row.getAs("vector")), own);
        boolean kept = match.value().equals(own);
        @Nullable String kind = kept ? null : seen ? EXACT : SEMANTIC;
        return RowFactory.create(
                own.conversation(),
                own.message(),
                row.getAs("user"),
                text,
                row.getAs("cluster"),
                row.getAs("similarity"),
                row.getAs("x"),
                row.getAs("y"),
                row.getAs("outlier"),
                kind,
                kept ? null : match.value().conversation(),
                kept ? null : match.value().message(),
                kept ? null : (double) match.cosine());
    }

    /** Where the kept prompt of a group stands. */
    record Keeper(String conversation, int message) {}

    /** The prompts of one cell so far. */
    static final class Cell {
        private final double near;
        private final Map<String, Match<Keeper>> byText = new HashMap<>();
        private final RecentVectors<Keeper> kept = new RecentVectors<>(MOST_KEPT);

        Cell(double near) {
            this.near = near;
        }

        boolean knows(String text) {
            return byText.containsKey(text);
        }

        /** The kept prompt that a next one is a duplicate of, or itself. */
        Match<Keeper> match(String text, float[] vector, Keeper own) {
            return byText.computeIfAbsent(text, unseen -> {
                Optional<Match<Keeper>> nearest = kept.nearest(vector, near);
                return nearest.orElseGet(() -> {
                    kept.add(vector, own);
                    return new Match<>(own, 1);
                });
            });
        }
    }
}
