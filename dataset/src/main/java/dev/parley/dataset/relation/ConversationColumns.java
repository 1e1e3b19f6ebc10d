package dev.parley.dataset.relation;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;

/** Expressions over the annotated table that several relations need. None of them reads a text. */
final class ConversationColumns {
    private ConversationColumns() {}

    static final Column ID = col("conversation_id");

    /**
     * A number that stands for the id where many are moved. Two ids may share one by chance, so what is found by it is
     * always joined back to the ids. Orders conversations evenly, not by arrival.
     */
    static final Column KEY = xxhash64(ID);

    static final Column MESSAGES = size(col("prefixes"));

    static final Column CHARACTERS =
            aggregate(col("message_annotations.characters"), lit(0L), (sum, characters) -> sum.plus(characters));

    /** Unknown times come last. */
    static final Column TIME = coalesce(col("time_micros"), lit(Long.MAX_VALUE));

    /**
     * The best keeper has the least value: the earliest (unknown times last), then the longest, then the least id.
     * Nothing in it depends on the order in which conversations arrived.
     */
    static final Column PRECEDENCE = struct(
            TIME.as("time"),
            CHARACTERS.multiply(-1).as("shorter_by"),
            ID.as("conversation_id"));
}
