package dev.parley.cli;

import dev.parley.dataset.Engine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Where Spark runs, and how. */
final class EngineOptions {
    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = Engine.IN_PROCESS,
            description = "The Spark master (default: ${DEFAULT-VALUE}, this machine).")
    private String master = "";

    @Option(
            names = "--spark",
            paramLabel = "KEY=VALUE",
            description = "A further Spark setting, such as spark.executor.memory=8g.")
    private Map<String, String> spark = new LinkedHashMap<>();

    SparkSession start() {
        return Engine.start(master, spark);
    }
}
