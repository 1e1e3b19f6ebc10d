package dev.parley.arena.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenAI's and Anthropic's clients for Node, installed once into the build folder. */
final class NodeClients {
    private static final Path SCRIPTS = Path.of("src/test/js");
    private static final Path INSTALLED = Path.of("target/js");

    private NodeClients() {}

    /** Skips the test if the clients cannot be installed, because npm or its registry is missing. */
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String script : List.of("package.json", "package-lock.json", "openai.mjs", "anthropic.mjs")) {
            Files.copy(SCRIPTS.resolve(script), INSTALLED.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"))) {
            assumeTrue(
                    succeeds("npm", "ci", "--silent", "--no-audit", "--no-fund"),
                    "npm could not install the clients that judge the gateway");
        }
        assumeTrue(succeeds("node", "--version"), "there is no node to run the clients that judge the gateway");
    }

    /** Begins a scene of a script; what it prints is for {@link #seen}. */
    static Process start(RunningGateway gateway, String script, String scene, String model) throws IOException {
        return start(List.of(
                "node", script, scene, gateway.address().toString(), RunningGateway.KEY, model));
    }

    /** What a scene saw. */
    static JsonNode seen(Process scene) throws IOException, InterruptedException {
        String printed = new String(scene.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(scene.waitFor()).as(printed).isZero();
        return Json.MAPPER.readTree(printed);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = start(new ArrayList<>(List.of(command)));
            process.getInputStream().readAllBytes();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
