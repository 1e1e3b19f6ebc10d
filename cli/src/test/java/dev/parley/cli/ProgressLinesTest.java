package dev.parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;
    private final ProgressLines progress = new ProgressLines(new PrintStream(written, true, UTF_8), () -> now);

    @Test
    void aQuickStepIsNotWorthALine() {
        try (Progress.Step step = progress.start("Read", "files", 3)) {
            step.advance(3);
            pass(Duration.ofSeconds(1));
        }

        assertThat(lines()).isEmpty();
    }

    @Test
    void aLongStepTellsHowFarItIsNowAndThen() {
        try (Progress.Step step = progress.start("Annotate", "conversations", 24_000)) {
            for (int second = 0; second < 13; second++) {
                step.advance(1_000);
                pass(Duration.ofSeconds(1));
            }
        }

        assertThat(lines())
                .containsExactly(
                        "Annotate: 2,000 of 24,000 conversations",
                        "Annotate: 12,000 of 24,000 conversations",
                        "Annotate: 13,000 conversations in 13 s");
    }

    @Test
    void anUnknownTotalIsNotTold() {
        try (Progress.Step step = progress.start("Read", "rows", Progress.UNKNOWN)) {
            step.advance(7);
            pass(Duration.ofSeconds(2));
        }

        assertThat(lines()).containsExactly("Read: 7 rows", "Read: 7 rows in 2 s");
    }

    @Test
    void aStepThatIsDoneSaysNoMore() {
        progress.start("Read", "rows", Progress.UNKNOWN).close();
        pass(Duration.ofMinutes(1));

        assertThat(lines()).isEmpty();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        progress.tick();
    }

    private String[] lines() {
        return written.toString(UTF_8).lines().toArray(String[]::new);
    }
}
