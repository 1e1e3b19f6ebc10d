package dev.parley.dataset.relation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes a step now and once, where a later step would otherwise compute it again each time it is used. */
final class Checkpoint {
    private Checkpoint() {}

    /**
     * In the checkpoint folder of the session if it has one, which survives the loss of an executor; else in executors.
     */
    static Dataset<Row> of(Dataset<Row> step) {
        boolean reliable = step.sparkSession().sparkContext().getCheckpointDir().isDefined();
        return reliable ? step.checkpoint() : step.localCheckpoint();
    }
}
