package dev.parley.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Spark standalone cluster on loopback: a master and workers of one core each, every one a process of its own,
 * from nothing but the class path of the test. A session that is started with {@link #url()} and {@link #settings()}
 * has one executor on each worker. Closing kills all processes.
 */
public final class StandaloneCluster implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EXECUTOR_MEMORY = "700m";

    private final Path home;
    private final List<Process> processes = new ArrayList<>();
    private final int workers;
    private final String url;

    private StandaloneCluster(int workers) throws IOException {
        this.workers = workers;
        this.home = Files.createTempDirectory("parley-cluster");
        // The launcher of executors insists on a folder of jars and on the version of Scala that it would otherwise
        // guess from one; their class path comes by a setting instead.
        Files.createDirectory(home.resolve("jars"));
        Process master = start("master.Master", "--port", "0");
        BufferedReader log = master.errorReader(StandardCharsets.UTF_8);
        this.url = after("Starting Spark master at ", log);
        for (int i = 0; i < workers; i++) {
            String folder = home.resolve("worker-" + i).toString();
            Process worker = start("worker.Worker", "--cores", "1", "--memory", "1g", "--work-dir", folder, url);
            drain(worker.errorReader(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < workers; i++) {
            after("Registering worker ", log);
        }
        drain(log);
    }

    /** Starts a cluster and waits until all workers have joined it. */
    public static StandaloneCluster start(int workers) {
        try {
            return new StandaloneCluster(workers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The master's URL, such as {@code spark://127.0.0.1:40213}. */
    public String url() {
        return url;
    }

    /** What a session needs to run on this cluster, and to wait for all its workers before the first task. */
    public Map<String, String> settings() {
        return Map.of(
                "spark.driver.host", LOOPBACK,
                "spark.driver.bindAddress", LOOPBACK,
                "spark.cores.max", Integer.toString(workers),
                "spark.executor.cores", "1",
                "spark.executor.memory", EXECUTOR_MEMORY,
                "spark.executor.extraClassPath", System.getProperty("java.class.path"),
                "spark.scheduler.minRegisteredResourcesRatio", "1.0",
                "spark.scheduler.maxRegisteredResourcesWaitingTime", "120s");
    }

    @Override
    public void close() {
        processes.stream()
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        try {
            for (Process process : processes) {
                process.waitFor(1, TimeUnit.MINUTES);
            }
            delete(home);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(String main, String... arguments) throws IOException {
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=classpath:org/apache/spark/log4j2-defaults.properties",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.spark.deploy." + main,
                "--host",
                LOOPBACK,
                "--webui-port",
                "0");
        var builder = new ProcessBuilder(
                        Stream.concat(command, Stream.of(arguments)).toList())
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** What stands behind the mark in the first line of the log that has it. */
    private static String after(String mark, BufferedReader log) throws IOException {
        var seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            int at = line.indexOf(mark);
            if (at >= 0) {
                return line.substring(at + mark.length());
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("the process ended before it said '" + mark + "':\n" + seen);
    }

    /** Reads on, so that the process never waits for a full pipe. */
    private static void drain(BufferedReader log) {
        Thread.startVirtualThread(() -> {
            try (log) {
                log.transferTo(Writer.nullWriter());
            } catch (IOException e) {
                // The process was killed: nothing is left to read.
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
