package dev.parley.text.language;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files that stand beside the repository and are never part of it; a test is skipped where they are missing. */
final class SharedData {
    private SharedData() {}

    static Path assets() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path assets = folder.resolve("shared/assets");
            if (Files.exists(assets.resolve("lid.176.ftz"))) {
                return assets;
            }
        }
        return Assumptions.abort("lid.176.ftz is not there");
    }
}
