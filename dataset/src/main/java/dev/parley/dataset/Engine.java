package dev.parley.dataset;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The Spark session that batch work runs in: in process by default, on a cluster by its master's URL. */
public final class Engine {
    private Engine() {}

    /** All cores of this machine, in this process. */
    public static final String IN_PROCESS = "local[*]";

    /**
     * Starts a session, or returns the one that {@code spark-submit} or an earlier call has started.
     *
     * @param master a Spark master URL, such as {@link #IN_PROCESS} or {@code spark://host:7077}
     * @param settings further Spark settings; they win over Parley's own
     */
    public static SparkSession start(String master, Map<String, String> settings) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("parley")
                .master(master)
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "16")
                .config("spark.sql.adaptive.enabled", "false")
                .config("spark.log.level", "WARN");
        settings.forEach(builder::config);
        return builder.getOrCreate();
    }
}
