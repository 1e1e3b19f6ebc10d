package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DesktopTest {
    @Test
    void nobodySitsAtABuildServer() {
        assertThat(Desktop.of(Map.of("CI", "true", "DISPLAY", ":0")).opener()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinuxSomebodySitsWhereADisplayIs() {
        assertThat(Desktop.of(Map.of()).opener()).isEmpty();
        assertThat(Desktop.of(Map.of("DISPLAY", ":0")).opener()).contains(List.of("xdg-open"));
        assertThat(Desktop.of(Map.of("WAYLAND_DISPLAY", "wayland-0")).opener()).contains(List.of("xdg-open"));
    }

    @Test
    void withoutADesktopNothingIsShown() {
        assertThat(new Desktop(Optional.empty()).show(Path.of("page.html"))).isFalse();
    }

    @Test
    void aDesktopThatCannotShowItSaysSo() {
        assertThat(new Desktop(Optional.of(List.of("no-such-opener"))).show(Path.of("page.html"))).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFileIsGivenToTheOpenerByItsFullPath(@TempDir Path folder) throws IOException, InterruptedException {
        Path shown = folder.resolve("shown.txt");
        var opener = List.of("sh", "-c", "echo \"$0\" > '" + shown + ".part' && mv '" + shown + ".part' '" + shown + "'");
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);

            assertThat(new Desktop(Optional.of(opener)).show(Path.of("page.html"))).isTrue();

            while (!Files.exists(shown)) {
                assertThat(watch.poll(30, TimeUnit.SECONDS)).isNotNull().matches(key -> !key.pollEvents().isEmpty() && key.reset());
            }
        }
        assertThat(Files.readString(shown).strip()).isEqualTo(Path.of("page.html").toAbsolutePath().toString());
    }
}
