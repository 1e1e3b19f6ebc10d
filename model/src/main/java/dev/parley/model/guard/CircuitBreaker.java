package dev.parley.model.guard;

import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.model.ModelHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Stops asking a model that failed several times in a row. After a pause one request is let through to try; if it is
 * answered, all are (M. Nygard, Release It!, "Circuit Breaker").
 */
public final class CircuitBreaker {
    /** Failures to begin that the next request would most likely meet as well. */
    private static final Set<Kind> REFUSALS =
            EnumSet.of(Kind.UNAUTHORIZED, Kind.NOT_FOUND, Kind.UNAVAILABLE, Kind.UNREACHABLE);

    /** Failures that may come after an answer began. */
    private static final Set<Kind> BREAKS = EnumSet.of(Kind.TIMED_OUT, Kind.BROKEN);

    private final int tolerated;
    private final Duration pause;
    private final InstantSource clock;
    private State state = State.UP;
    private int refusals;
    private int breaks;
    private Instant probeAt = Instant.MIN;

    /** @param tolerated how many failures in a row open the circuit */
    public CircuitBreaker(int tolerated, Duration pause, InstantSource clock) {
        this.tolerated = tolerated;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Asks whether a request may be sent. Whoever may tells afterwards how it went.
     *
     * @throws ModelException {@link Kind#UNAVAILABLE} if not, with the time to wait
     */
    public synchronized void check() {
        if (state == State.UP) {
            return;
        }
        Instant now = clock.instant();
        if (state == State.PROBING || now.isBefore(probeAt)) {
            Duration wait = Duration.between(now, probeAt);
            throw new ModelException(
                    Kind.UNAVAILABLE,
                    "the model failed " + (refusals + breaks) + " times in a row and is not asked for a while",
                    Optional.of(wait.isNegative() ? pause : wait),
                    Optional.empty());
        }
        state = State.PROBING;
    }

    /** The model began to answer. Earlier refusals are no row any more; answers that break off may still be one. */
    public synchronized void answering() {
        if (state == State.PROBING) {
            succeeded();
        } else if (state == State.UP) {
            refusals = 0;
        }
    }

    public synchronized void succeeded() {
        state = State.UP;
        refusals = 0;
        breaks = 0;
    }

    public synchronized void failed(Kind kind) {
        refusals += REFUSALS.contains(kind) ? 1 : 0;
        breaks += BREAKS.contains(kind) ? 1 : 0;
        if (REFUSALS.contains(kind) || BREAKS.contains(kind)) {
            if (state == State.PROBING || refusals + breaks >= tolerated) {
                open();
            }
        } else if (state == State.PROBING) {
            if (kind == Kind.CANCELLED || kind == Kind.RATE_LIMITED) {
                state = State.DOWN;
            } else {
                succeeded();
            }
        }
    }

    /** Stops asking before anything was tried, because it cannot succeed. */
    public synchronized void open() {
        state = State.DOWN;
        probeAt = clock.instant().plus(pause);
    }

    public synchronized State state() {
        return state;
    }
}
