package dev.parley.cli;

import java.io.PrintWriter;

/**
 * Says one clear line when a long command is asked to stop, by Ctrl-C or by SIGTERM. What libraries then complain
 * about, because the ground is taken from under them, is no news to the one who asked.
 */
final class StopNotice implements AutoCloseable {
    private static volatile boolean stopping;

    private final Thread hook;

    /** @param line what to say */
    StopNotice(PrintWriter err, String line) {
        hook = Thread.ofPlatform().unstarted(() -> {
            stopping = true;
            err.println(line);
            err.flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the command was asked to stop. */
    static boolean isStopping() {
        return stopping;
    }

    /** From now on there is nothing to say. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException tooLate) {
            // The virtual machine is stopping, and the line is being said.
        }
    }
}
