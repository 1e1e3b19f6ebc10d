package dev.parley.arena.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Bounds what is answered at once, so that overload costs the client a wait and the server no memory. */
final class Admission {
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final int BLOCK = 1024;

    private final ServerSettings settings;
    private final Semaphore requests;
    private final Semaphore blocks;
    private volatile boolean stopping;

    Admission(ServerSettings settings) {
        this.settings = settings;
        this.requests = new Semaphore(settings.requestsAtOnce());
        this.blocks = new Semaphore(Math.toIntExact(settings.bodyBytesAtOnce() / BLOCK));
    }

    /** The handler, which answers only as long as there is room. */
    Handler guard(Handler handler) {
        return context -> {
            if (stopping) {
                throw new Problem(503, "stopping", "The server is stopping.").retryAfter(WAIT);
            }
            int size = blocks(context);
            if (!requests.tryAcquire()) {
                throw overloaded();
            }
            try {
                if (!blocks.tryAcquire(size)) {
                    throw overloaded();
                }
                try {
                    handler.handle(context);
                } finally {
                    blocks.release(size);
                }
            } finally {
                requests.release();
            }
        };
    }

    /** Refuses whatever comes from now on. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    int running() {
        return settings.requestsAtOnce() - requests.availablePermits();
    }

    /** What a body may take: its length, or the most if it does not say. */
    private int blocks(Context context) {
        long length = context.req().getContentLengthLong();
        if (length > settings.bodyBytes()) {
            throw Bodies.tooLarge(settings.bodyBytes());
        }
        boolean unknown = length < 0 && context.header("Transfer-Encoding") != null;
        long bytes = unknown ? settings.bodyBytes() : Math.max(length, 0);
        return Math.toIntExact((bytes + BLOCK - 1) / BLOCK);
    }

    private static Problem overloaded() {
        return new Problem(429, "overloaded", "The server is busy; please try again in a moment.").retryAfter(WAIT);
    }
}
