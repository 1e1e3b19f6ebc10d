package dev.parley.dataset.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Progress;
import dev.parley.dataset.Engine;
import dev.parley.dataset.StandaloneCluster;
import dev.parley.dataset.demo.DemoLogs;
import dev.parley.dataset.recipe.RecipeReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole build on a real Spark standalone cluster. */
@Timeout(600)
class ClusterBuildTest {
    @TempDir
    private Path folder;

    @Test
    void aClusterOfTwoWorkersWritesTheBytesThatOneCoreWrites() {
        new DemoLogs(7).write(folder.resolve("logs"));

        build("local[1]", Map.of(), "local");
        try (var cluster = StandaloneCluster.start(2)) {
            build(cluster.url(), cluster.settings(), "cluster");
        }

        assertThat(TreeContents.of(folder.resolve("cluster"))).isEqualTo(TreeContents.of(folder.resolve("local")));
    }

    private void build(String master, Map<String, String> settings, String output) {
        SparkSession spark = Engine.start(master, settings);
        try {
            new Build(spark, Progress.SILENT)
                    .run(new BuildOrder(
                            List.of(folder.resolve("logs").toString()),
                            folder.resolve(output).toString(),
                            RecipeReader.standard(),
                            folder.resolve("pseudonym.key")));
        } finally {
            spark.stop();
        }
    }
}
