package dev.parley.model.guard;

import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.model.ModelHealth;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** All that one model's requests pass through. Models of one server share its {@link AdaptiveLimit}. */
public final class Guard {
    private final int concurrency;
    private final Semaphore places;
    private final Duration patience;
    private final AdaptiveLimit server;
    private final CircuitBreaker breaker;
    private final RetryPolicy retry;
    private final Account account;
    private final RandomGenerator random;
    private final Pause pause;

    /**
     * @param concurrency how many requests the model gets at once, at most
     * @param patience how long a request waits for its turn
     */
    public Guard(
            int concurrency,
            Duration patience,
            AdaptiveLimit server,
            CircuitBreaker breaker,
            RetryPolicy retry,
            Account account,
            RandomGenerator random,
            Pause pause) {
        this.concurrency = concurrency;
        this.places = new Semaphore(concurrency, true);
        this.patience = patience;
        this.server = server;
        this.breaker = breaker;
        this.retry = retry;
        this.account = account;
        this.random = random;
        this.pause = pause;
    }

    /**
     * Asks until there is an answer, or no use in asking. The turn is the asker's to end.
     *
     * @throws ModelException the last failure
     */
    <T> T ask(Function<Turn, T> asker) {
        for (int attempt = 1; ; attempt++) {
            breaker.check();
            Turn turn = enter();
            try {
                return attempt(turn, asker);
            } catch (ModelException failure) {
                Optional<Duration> wait = retry.pause(failure, attempt, random);
                if (wait.isEmpty() || breaker.state() != ModelHealth.State.UP) {
                    account.failed(failure);
                    throw failure;
                }
                sleep(wait.get());
            }
        }
    }

    /**
     * Asks for an answer that comes whole.
     *
     * @throws ModelException the last failure
     */
    <T> T whole(Supplier<T> asker) {
        return ask(turn -> {
            T answer = asker.get();
            turn.answering();
            turn.succeeded();
            return answer;
        });
    }

    private static <T> T attempt(Turn turn, Function<Turn, T> asker) {
        try {
            return asker.apply(turn);
        } catch (ModelException failure) {
            turn.failed(failure.kind());
            throw failure;
        } catch (RuntimeException | Error unexpected) {
            turn.failed(Kind.BROKEN);
            throw unexpected;
        }
    }

    private Turn enter() {
        try {
            return waitForTurn();
        } catch (ModelException nobodyAsked) {
            breaker.failed(nobodyAsked.kind());
            account.failed(nobodyAsked);
            throw nobodyAsked;
        }
    }

    private Turn waitForTurn() {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ModelException(
                        Kind.RATE_LIMITED,
                        "too many requests wait for the model",
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.empty());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return new Turn(server.enter(patience));
        } catch (ModelException e) {
            places.release();
            throw e;
        }
    }

    private void sleep(Duration time) {
        try {
            pause.await(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static ModelException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ModelException(Kind.CANCELLED, "the caller gave up while waiting", e);
    }

    /** Refuses requests for a while, because this would go wrong. */
    public void refuse(ModelException reason) {
        breaker.open();
        account.failed(reason);
    }

    /** Waits until no request is on its way; none is let in afterwards. */
    public void awaitEnd() {
        places.acquireUninterruptibly(concurrency);
    }

    Account account() {
        return account;
    }

    public ModelHealth health() {
        return new ModelHealth(
                breaker.state(),
                concurrency - places.availablePermits(),
                Math.min(concurrency, server.limit()),
                account.answers(),
                account.failures(),
                account.usage(),
                account.cost(),
                account.lastFailure());
    }

    /** One request on its way; ends once, whatever is called after that. */
    final class Turn {
        private final AdaptiveLimit.Place place;
        private boolean ended;

        private Turn(AdaptiveLimit.Place place) {
            this.place = place;
        }

        /** The model began to answer. */
        synchronized void answering() {
            place.accepted();
            breaker.answering();
        }

        synchronized void succeeded() {
            if (!ended) {
                breaker.succeeded();
                account.answered();
                end();
            }
        }

        synchronized void failed(Kind kind) {
            if (!ended) {
                if (kind == Kind.RATE_LIMITED) {
                    place.refused();
                }
                breaker.failed(kind);
                end();
            }
        }

        private void end() {
            ended = true;
            place.close();
            places.release();
        }
    }
}
