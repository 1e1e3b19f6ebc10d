package dev.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The desktop that somebody sits at.
 *
 * @param opener the command that shows a file, without the file; empty where nobody looks at a screen
 */
record Desktop(Optional<List<String>> opener) {
    /** The desktop of this process: none on a build server, and on Linux none without a display. */
    static Desktop of(Map<String, String> environment) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (environment.containsKey("CI")) {
            return new Desktop(Optional.empty());
        }
        if (system.startsWith("mac")) {
            return new Desktop(Optional.of(List.of("open")));
        }
        if (system.startsWith("windows")) {
            return new Desktop(Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler")));
        }
        boolean display = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return new Desktop(display ? Optional.of(List.of("xdg-open")) : Optional.empty());
    }

    /** Shows a file in whatever opens its kind; {@code false} if there is no desktop or it cannot. */
    boolean show(Path file) {
        if (opener.isEmpty()) {
            return false;
        }
        var command = new ArrayList<>(opener.get());
        command.add(file.toAbsolutePath().toString());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException noOpener) {
            return false;
        }
    }
}
