package dev.parley.dataset.build;

import dev.parley.core.Progress;
import java.util.function.Supplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Tells how far a stage is by the Spark tasks it has finished. */
final class TaskProgress extends SparkListener {
    private final Progress.Step step;

    private TaskProgress(Progress.Step step) {
        this.step = step;
    }

    /**
     * Runs a stage and tells of its tasks.
     *
     * @param tasks how many there will be, or {@link Progress#UNKNOWN}
     */
    static <T> T during(SparkSession spark, Progress progress, String name, long tasks, Supplier<T> stage) {
        try (Progress.Step step = progress.start(name, "tasks", tasks)) {
            var listener = new TaskProgress(step);
            spark.sparkContext().addSparkListener(listener);
            try {
                return stage.get();
            } finally {
                spark.sparkContext().removeSparkListener(listener);
            }
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        step.advance(1);
    }
}
