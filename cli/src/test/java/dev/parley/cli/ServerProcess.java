package dev.parley.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A command that serves the arena, in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "The arena is at ";

    private final Process process;
    private final List<String> printed;

    private ServerProcess(Process process, List<String> printed) {
        this.process = process;
        this.printed = printed;
    }

    /** Starts {@code parley} and returns when it serves. */
    static ServerProcess start(Path logs, String... arguments) throws IOException {
        Path errors = logs.resolve("server.err");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Parley.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("PARLEY_LOG_DIR", logs.toString());
        Process process = builder.start();
        var printed = new ArrayList<String>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            printed.add(line);
            if (line.endsWith("Ctrl+C stops the arena.")) {
                return new ServerProcess(process, printed);
            }
        }
        throw new AssertionError("the server ended: " + printed + Files.readString(errors));
    }

    URI address() {
        return URI.create(printed.stream()
                .filter(line -> line.startsWith(READY))
                .findFirst()
                .orElseThrow()
                .substring(READY.length()));
    }

    /** What it had printed when it served. */
    List<String> printed() {
        return printed;
    }

    /** The memory it takes, as Linux counts it. */
    long residentKilobytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            String line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and returns its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
