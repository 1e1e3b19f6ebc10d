package dev.parley.core.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.parley.core.InputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetStoreTest {
    private static final String CONTENT = "hello";
    private static final String SHA_256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    private Path home;

    private final AtomicInteger requests = new AtomicInteger();
    private String served = CONTENT;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/model.bin", exchange -> {
            requests.incrementAndGet();
            byte[] body = served.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_asset_is_downloaded_once() {
        AssetStore store = AssetStore.of(Map.of("HOME", home.toString()));

        Path first = store.get(asset("/model.bin"));
        Path second = store.get(asset("/model.bin"));

        assertThat(first).hasContent(CONTENT).isEqualTo(second).startsWith(home);
        assertThat(requests).hasValue(1);
    }

    @Test
    void the_directory_of_the_variable_wins_over_the_network() throws IOException {
        Path file = Files.writeString(home.resolve("model.bin"), CONTENT);

        Path found = AssetStore.of(Map.of(AssetStore.VARIABLE, home.toString())).get(asset("/model.bin"));

        assertThat(found).isEqualTo(file);
        assertThat(requests).hasValue(0);
    }

    @Test
    void the_explicit_directory_wins_over_the_variable(@TempDir Path explicit) throws IOException {
        Files.writeString(home.resolve("model.bin"), CONTENT);
        Path file = Files.writeString(explicit.resolve("model.bin"), CONTENT);
        AssetStore store = AssetStore.of(Map.of(AssetStore.VARIABLE, home.toString()));

        assertThat(store.withDirectory(explicit).get(asset("/model.bin"))).isEqualTo(file);
    }

    @Test
    void another_file_of_that_name_is_refused() throws IOException {
        Files.writeString(home.resolve("model.bin"), "other");
        AssetStore store = AssetStore.of(Map.of(AssetStore.VARIABLE, home.toString()));

        assertThatThrownBy(() -> store.get(asset("/model.bin")))
                .isInstanceOf(InputException.class)
                .isNotInstanceOf(UnavailableAssetException.class)
                .hasMessageContaining("model.bin")
                .hasMessageContaining(SHA_256);
    }

    @Test
    void a_spoilt_file_in_the_cache_is_fetched_again() throws IOException {
        AssetStore store = AssetStore.of(Map.of("XDG_CACHE_HOME", home.toString()));
        Path file = store.get(asset("/model.bin"));
        Files.writeString(file, "hullo");

        assertThat(store.get(asset("/model.bin"))).hasContent(CONTENT);
    }

    @Test
    void a_download_with_another_checksum_leaves_nothing() throws IOException {
        served = "hallo";
        AssetStore store = AssetStore.of(Map.of("HOME", home.toString()));

        assertThatThrownBy(() -> store.get(asset("/model.bin")))
                .isInstanceOf(UnavailableAssetException.class)
                .hasMessageContaining("checksum");
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_server_without_the_file_is_named() {
        AssetStore store = AssetStore.of(Map.of("HOME", home.toString()));

        assertThatThrownBy(() -> store.get(asset("/other.bin")))
                .isInstanceOf(UnavailableAssetException.class)
                .hasMessageContaining("404")
                .hasMessageContaining(AssetStore.VARIABLE);
    }

    @Test
    void offline_the_way_out_is_named() {
        server.stop(0);
        AssetStore store = AssetStore.of(Map.of("HOME", home.toString()));

        assertThatThrownBy(() -> store.get(asset("/model.bin")))
                .isInstanceOf(UnavailableAssetException.class)
                .hasMessageContaining(AssetStore.VARIABLE);
    }

    @Test
    void without_a_home_the_way_out_is_named() {
        assertThatThrownBy(() -> AssetStore.of(Map.of()).get(asset("/model.bin")))
                .isInstanceOf(UnavailableAssetException.class)
                .hasMessageContaining(AssetStore.VARIABLE);
    }

    private Asset asset(String path) {
        URI location = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new Asset("model.bin", location, CONTENT.length(), SHA_256);
    }
}
