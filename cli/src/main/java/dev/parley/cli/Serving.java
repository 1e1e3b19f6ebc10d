package dev.parley.cli;

import dev.parley.arena.Arena;
import dev.parley.arena.ArenaSettings;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Runs an arena until the program is told to stop. */
final class Serving {
    private Serving() {}

    static void untilStopped(ArenaSettings settings, PrintWriter out) throws InterruptedException {
        Arena arena = Arena.start(settings);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            arena.close();
            stopped.countDown();
        }));
        out.println("The arena is at " + arena.address());
        arena.adminPassword().ifPresent(password -> out.println("The admin's password, shown only now: " + password));
        out.println("'parley key create NAME' makes a key for programs; Ctrl+C stops the arena.");
        out.flush();
        stopped.await();
    }
}
