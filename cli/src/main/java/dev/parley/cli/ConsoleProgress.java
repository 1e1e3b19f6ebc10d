package dev.parley.cli;

import dev.parley.core.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Progress on standard error: a line every two seconds, rewritten in place on a terminal. */
final class ConsoleProgress implements Progress {
    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    private final PrintWriter err;
    private final boolean terminal =
            Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);

    ConsoleProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public Step start(String name, String unit, long total) {
        return new Counted(name, unit, total);
    }

    private final class Counted implements Step {
        private final String name;
        private final String unit;
        private final long total;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong shown = new AtomicLong(System.nanoTime());
        private volatile boolean any;

        Counted(String name, String unit, long total) {
            this.name = name;
            this.unit = unit;
            this.total = total;
        }

        @Override
        public void advance(long by) {
            long count = done.addAndGet(by);
            long last = shown.get();
            long now = System.nanoTime();
            if (now - last >= INTERVAL && shown.compareAndSet(last, now)) {
                show(count);
            }
        }

        private void show(long count) {
            any = true;
            String share = total > 0 ? String.format(Locale.ROOT, " (%d %%)", 100 * count / total) : "";
            err.print((terminal ? "\r" : "") + name + ": " + count + " " + unit + share + (terminal ? "" : "\n"));
            err.flush();
        }

        @Override
        public void close() {
            if (terminal && any) {
                err.println();
                err.flush();
            }
        }
    }
}
