package dev.parley.dataset.parquet;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/** A file in the making: it lies beside its place under a hidden name until it is complete. */
interface Draft {
    /** The name that the file will have, for messages. */
    String name();

    OutputStream open() throws IOException;

    /** Gives the closed draft its name, in place of any file that had it. */
    void publish() throws IOException;

    /** Removes what has been written. */
    void discard() throws IOException;

    /** The hidden name of a draft: attempts of one Spark task that run side by side must not share it. */
    static String hiddenName(String name) {
        @Nullable TaskContext task = TaskContext.get();
        return "." + name + "." + (task == null ? 0 : task.taskAttemptId()) + ".tmp";
    }
}
