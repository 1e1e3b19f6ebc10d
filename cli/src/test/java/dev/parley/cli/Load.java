package dev.parley.cli;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Tells those who put a load on a server where it is, and hears from them what it acknowledged. */
final class Load {
    private final Semaphore acknowledged = new Semaphore(0);
    private volatile CompletableFuture<URI> server = new CompletableFuture<>();
    private volatile boolean goesOn = true;

    /** Where the server is; waits until there is one. */
    URI server() {
        return server.join();
    }

    boolean goesOn() {
        return goesOn;
    }

    void acknowledge() {
        acknowledged.release();
    }

    void sendTo(URI address) {
        acknowledged.drainPermits();
        server.complete(address);
    }

    /** From now on, whoever asks for the server waits. */
    void sendNowhere() {
        server = new CompletableFuture<>();
    }

    void awaitAcknowledged(int count) throws InterruptedException {
        acknowledged.acquire(count);
    }

    void end() {
        goesOn = false;
    }
}
