package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.demo.DemoLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds in processes of their own, which can be killed and starved as the machine would. */
@Timeout(1200)
class KilledBuildTest {
    private static final int KILLS = 20;

    /** No file can be longer: enough for the native libraries that Parley unpacks, not for the tables. */
    private static final int DISK_KILOBYTES = 2048;

    @TempDir
    private Path folder;

    private long usualMillis;
    private Map<String, String> expected = Map.of();

    @BeforeEach
    void buildUndisturbed() throws Exception {
        new DemoLogs(7).write(folder.resolve("logs"));
        long start = System.nanoTime();
        assertThat(build("reference").waitFor()).isZero();
        usualMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        expected = contents(folder.resolve("reference"));
    }

    @Test
    void aBuildKilledAtTwentyRandomMomentsEndsInTheSameBytes() throws Exception {
        var random = new Random(20);
        for (int i = 0; i < KILLS; i++) {
            Process build = build("release");
            if (!build.waitFor(random.nextLong(usualMillis), TimeUnit.MILLISECONDS)) {
                build.destroyForcibly().waitFor();
            }
            assertThat(Files.exists(folder.resolve("release")) ? contents(folder.resolve("release")) : expected)
                    .isEqualTo(expected);
        }

        assertThat(build("release").waitFor()).isZero();

        assertThat(contents(folder.resolve("release"))).isEqualTo(expected);
    }

    @Test
    void aBuildThatIsAskedToStopSaysSoAndNothingElse() throws Exception {
        Process build = build("stopped");
        assertThat(build.waitFor(usualMillis / 2, TimeUnit.MILLISECONDS)).isFalse();

        build.destroy();

        assertThat(build.waitFor()).isNotZero();
        assertThat(Files.readString(folder.resolve("build.log")))
                .contains("parley: stopped before the release was complete")
                .doesNotContain("Exception");
    }

    @Test
    void aFullDiskIsAClearErrorAndLeavesTheOldReleaseAlone() throws Exception {
        writeMoreThanTheDiskHolds(folder.resolve("logs").resolve("large.jsonl"));
        var command = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + DISK_KILOBYTES + " && exec \"$@\"", "bash"));
        command.addAll(command("reference"));
        // The encoder would first put a library into the folder for temporary files, which the limit forbids, too.
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), "annotate: {moderator: fast}");
        command.addAll(List.of("--recipe", recipe.toString()));

        Process starved = start(command, "starved.log");

        assertThat(starved.waitFor()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("starved.log"))).contains("parley: cannot write");
        assertThat(contents(folder.resolve("reference"))).isEqualTo(expected);
    }

    /** Conversations of random letters, which no compression makes smaller than half. */
    private static void writeMoreThanTheDiskHolds(Path file) throws IOException {
        var random = new Random(4);
        byte[] noise = new byte[DISK_KILOBYTES * 1024];
        try (var out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 16; i++) {
                random.nextBytes(noise);
                out.write("{\"messages\": [{\"role\": \"user\", \"content\": \"Say this again.\"}, {\"role\": \"assistant\", "
                        + "\"content\": \"" + Base64.getEncoder().encodeToString(noise) + "\"}]}\n");
            }
        }
    }

    private Process build(String output) throws IOException {
        return start(command(output), "build.log");
    }

    private Process start(List<String> command, String log) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        process.environment().put("PARLEY_LOG_DIR", folder.toString());
        return process.start();
    }

    private List<String> command(String output) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Parley.class.getName(),
                "build",
                "--input",
                folder.resolve("logs").toString(),
                "--output",
                folder.resolve(output).toString(),
                "--key-file",
                folder.resolve("pseudonym.key").toString());
    }

    private static Map<String, String> contents(Path release) throws Exception {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(release)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                contents.put(release.relativize(file).toString(), HexFormat.of().formatHex(hash));
            }
        }
        return contents;
    }
}
