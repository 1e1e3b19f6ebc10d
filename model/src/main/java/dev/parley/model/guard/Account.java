package dev.parley.model.guard;

import dev.parley.model.ModelCard.Price;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.model.ModelHealth.Failure;
import dev.parley.model.Usage;
import java.time.InstantSource;
import java.util.Optional;

/** What a model's answers came to: how many there were, their tokens and cost, and how many failed. */
public final class Account {
    private final Price price;
    private final InstantSource clock;
    private long answers;
    private long failures;
    private Usage usage = Usage.NONE;
    private Optional<Failure> lastFailure = Optional.empty();

    public Account(Price price, InstantSource clock) {
        this.price = price;
        this.clock = clock;
    }

    synchronized void answered() {
        answers++;
    }

    synchronized void failed(ModelException failure) {
        if (failure.kind() != Kind.CANCELLED) {
            failures++;
            lastFailure =
                    Optional.of(new Failure(failure.kind(), String.valueOf(failure.getMessage()), clock.instant()));
        }
    }

    synchronized void spent(Usage more) {
        usage = usage.plus(more);
    }

    public synchronized long answers() {
        return answers;
    }

    public synchronized long failures() {
        return failures;
    }

    public synchronized Usage usage() {
        return usage;
    }

    /** US dollars. */
    public synchronized double cost() {
        return price.of(usage);
    }

    public synchronized Optional<Failure> lastFailure() {
        return lastFailure;
    }
}
