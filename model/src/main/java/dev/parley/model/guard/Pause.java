package dev.parley.model.guard;

import java.time.Duration;

/** How waiting is done. */
@FunctionalInterface
public interface Pause {
    Pause SLEEP = Thread::sleep;

    void await(Duration time) throws InterruptedException;
}
