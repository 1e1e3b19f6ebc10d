package dev.parley.dataset.build;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.parley.dataset.recipe.Action;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What another recipe would change, in conversations.
 *
 * @param keptNow how many are released by the recipe as it is
 * @param keptThen how many would be
 * @param newlyDropped how many would not be released any more
 * @param newlyKept how many would be released that are not now
 * @param cutElsewhere how many would be released shorter or longer
 * @param redactedElsewhere how many would be released with other placeholders
 */
public record WhatIf(
        long keptNow, long keptThen, long newlyDropped, long newlyKept, long cutElsewhere, long redactedElsewhere) {
    private static final int NOT_CUT = Integer.MAX_VALUE;

    static WhatIf compare(Counts now, Dataset<Row> ledgerNow, Counts then, Dataset<Row> ledgerThen) {
        Column droppedNow = coalesce(col("now.dropped"), lit(false));
        Column droppedThen = coalesce(col("then.dropped"), lit(false));
        Column inBoth = not(droppedNow).and(not(droppedThen));
        Column cut = coalesce(col("now.cut"), lit(NOT_CUT)).notEqual(coalesce(col("then.cut"), lit(NOT_CUT)));
        Column redacted =
                coalesce(col("now.redactions"), lit(0)).notEqual(coalesce(col("then.redactions"), lit(0)));
        Row changes = outcomes(ledgerNow)
                .as("now")
                .join(
                        outcomes(ledgerThen).as("then"),
                        col("now.conversation_id").equalTo(col("then.conversation_id")),
                        "full_outer")
                .agg(
                        count(when(not(droppedNow).and(droppedThen), true)),
                        count(when(droppedNow.and(not(droppedThen)), true)),
                        count(when(inBoth.and(cut), true)),
                        count(when(inBoth.and(redacted), true)))
                .head();
        return new WhatIf(
                now.get("kept"),
                then.get("kept"),
                changes.getLong(0),
                changes.getLong(1),
                changes.getLong(2),
                changes.getLong(3));
    }

    private static Dataset<Row> outcomes(Dataset<Row> ledger) {
        return ledger.groupBy("conversation_id")
                .agg(
                        max(is(Action.DROP)).as("dropped"),
                        min(when(is(Action.CUT), col("message"))).as("cut"),
                        count(when(is(Action.REDACT), true)).as("redactions"));
    }

    private static Column is(Action action) {
        return col("verdict").equalTo(action.label());
    }
}
