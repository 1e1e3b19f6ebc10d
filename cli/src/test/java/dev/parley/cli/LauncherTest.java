package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code parley} in a distribution whose program only says how it was started. */
class LauncherTest {
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    private static Path home;

    /** The program of the distribution: says its arguments, and with how many megabytes for old objects it began. */
    public static final class Echo {
        private Echo() {}

        public static void main(String[] arguments) {
            long old = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Tenured Gen"))
                    .mapToLong(pool -> pool.getUsage().getCommitted())
                    .sum();
            System.out.println(String.join(" ", arguments) + " " + (old >> 20));
        }
    }

    @BeforeAll
    static void distribution() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(JDK.resolve("bin/javac")), "The launcher looks for a JDK.");
        Path script = Files.createDirectories(home.resolve("bin")).resolve("parley");
        Files.copy(repository().resolve("parley"), script, StandardCopyOption.COPY_ATTRIBUTES);
        Path jar = Files.createDirectories(home.resolve("lib")).resolve("parley-cli-test.jar");
        writeProgram(jar);
    }

    private static Path repository() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("parley")))
                .findFirst()
                .orElseThrow();
    }

    private static void writeProgram(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String entry = Echo.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file, manifest);
                var program = Echo.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            program.transferTo(out);
        }
    }

    @Test
    void argumentsPassThrough() throws Exception {
        assertThat(launch("topics", "my dataset")).startsWith("topics my dataset ");
    }

    @Test
    void theServerBeginsWithRoomForTheObjectsOfTheStartUpCache() throws Exception {
        String said = launch("serve");

        assertThat(Integer.parseInt(said.substring(said.lastIndexOf(' ') + 1))).isGreaterThan(100);
    }

    private static String launch(String... arguments) throws Exception {
        var process = new ProcessBuilder("bash", home.resolve("bin/parley").toString()).redirectErrorStream(true);
        process.command().addAll(List.of(arguments));
        process.environment().put("PARLEY_JAVA_HOME", JDK.toString());
        Process running = process.start();
        try (var output = running.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            running.waitFor();
            return said;
        }
    }
}
