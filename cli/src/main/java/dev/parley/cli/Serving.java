package dev.parley.cli;

import dev.parley.arena.Arena;
import dev.parley.arena.ArenaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;

/** Runs an arena. */
final class Serving {
    private Serving() {}

    /** Until its first page was looked at: for the launcher, which records what a start needs. */
    static void once(ArenaSettings settings) throws IOException, InterruptedException {
        try (Arena arena = Arena.start(settings);
                HttpClient browser = HttpClient.newHttpClient()) {
            browser.send(HttpRequest.newBuilder(arena.address()).build(), BodyHandlers.discarding());
        }
    }

    /**
     * Until the program is told to stop.
     *
     * @param lastWords what is done when all is said and the arena runs
     */
    static void untilStopped(ArenaSettings settings, PrintWriter out, Runnable lastWords) throws InterruptedException {
        Arena arena = Arena.start(settings);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            arena.close();
            stopped.countDown();
        }));
        out.println("The arena is at " + arena.address());
        arena.adminPassword().ifPresent(password -> out.println("The admin's password, shown only now: " + password));
        String parley = System.getProperty("parley.command", "parley");
        out.println("'" + parley + " key create NAME" + StoreOption.toFind(settings.store())
                + "' makes a key for programs; Ctrl+C stops the arena.");
        out.flush();
        lastWords.run();
        stopped.await();
    }
}
