package dev.parley.cli;

import dev.parley.core.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Progress for a pipe or a file: a plain line now and then, and nothing at all about steps that are over at once.
 * {@link #tick} is to be called about once a second.
 */
final class ProgressLines implements Progress {
    /** A step that is done sooner is not worth a line. */
    static final Duration QUICK = Duration.ofSeconds(2);

    /** The time between two lines about one step. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final InstantSource clock;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();

    ProgressLines(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Step start(String name, String unit, long total) {
        var line = new Line(name, unit, total);
        open.add(line);
        return line;
    }

    void tick() {
        open.forEach(Line::printIfDue);
    }

    private final class Line implements Step {
        private final String name;
        private final String unit;
        private final long total;
        private final Instant start = clock.instant();
        private final LongAdder done = new LongAdder();
        private Instant due = start.plus(QUICK);

        Line(String name, String unit, long total) {
            this.name = name;
            this.unit = unit;
            this.total = total;
        }

        @Override
        public void advance(long by) {
            done.add(by);
        }

        private synchronized void printIfDue() {
            Instant now = clock.instant();
            if (!now.isBefore(due)) {
                due = now.plus(PAUSE);
                String of = total == UNKNOWN ? "" : String.format(Locale.ROOT, " of %,d", total);
                out.printf(Locale.ROOT, "%s: %,d%s %s%n", name, done.sum(), of, unit);
            }
        }

        @Override
        public synchronized void close() {
            Duration time = Duration.between(start, clock.instant());
            if (open.remove(this) && time.compareTo(QUICK) >= 0) {
                out.printf(Locale.ROOT, "%s: %,d %s in %,d s%n", name, done.sum(), unit, time.toSeconds());
            }
        }
    }
}
