package dev.parley.dataset.build;

import dev.parley.core.InputException;
import dev.parley.core.Progress;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Tells how far a stage is by the Spark tasks it has finished. */
final class TaskProgress extends SparkListener {
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "File too large");

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
            } catch (Exception failed) {
                throw explained(failed);
            } finally {
                spark.sparkContext().removeSparkListener(listener);
            }
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        step.advance(1);
    }

    /** Spark keeps the failure of a task as text alone; a full disk is the one that the user can mend. */
    private static RuntimeException explained(Exception failed) {
        String story = String.valueOf(failed.getMessage());
        return FULL.stream()
                .filter(story::contains)
                .findFirst()
                .<RuntimeException>map(reason -> new InputException(
                        "cannot write: the folder of the output or the one of temporary files is full ("
                                + reason + "); make room, then run the same command again",
                        failed))
                .orElseGet(() -> unchecked(failed));
    }

    /** Scala throws checked exceptions that no Java signature tells of. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> RuntimeException unchecked(Exception failed) throws E {
        throw (E) failed;
    }
}
