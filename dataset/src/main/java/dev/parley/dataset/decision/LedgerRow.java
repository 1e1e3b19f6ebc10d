package dev.parley.dataset.decision;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.recipe.Action;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** How a verdict stands in the ledger: the one place that knows the columns. */
public final class LedgerRow {
    /** The columns of the ledger. */
    public static final StructType SCHEMA = new StructType()
            .add("conversation_id", StringType, false)
            .add("message", IntegerType, false)
            .add("rule", StringType, false)
            .add("signal", StringType, false)
            .add("version", StringType, false)
            .add("verdict", StringType, false)
            .add("score", DoubleType, false)
            .add("start", IntegerType, false)
            .add("end", IntegerType, false)
            .add("related", StringType, false);

    private LedgerRow() {}

    public static Row of(Verdict verdict) {
        return RowFactory.create(
                verdict.conversation(),
                verdict.message(),
                verdict.rule(),
                verdict.signal(),
                verdict.version(),
                verdict.action().label(),
                verdict.score(),
                verdict.start(),
                verdict.end(),
                verdict.related());
    }

    public static Verdict read(JsonNode row) {
        return new Verdict(
                row.get("conversation_id").textValue(),
                row.get("message").intValue(),
                row.get("rule").textValue(),
                row.get("signal").textValue(),
                row.get("version").textValue(),
                Action.valueOf(row.get("verdict").textValue().toUpperCase(Locale.ROOT)),
                row.get("score").doubleValue(),
                row.get("start").intValue(),
                row.get("end").intValue(),
                row.get("related").textValue());
    }
}
