package dev.parley.arena.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatCompletion;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer in the making, or just made. Safe to use from many threads.
 *
 * <p>Pieces that tell an end (a finish reason, the usage) are held back until the outcome is stored, so that nobody
 * sees an answer end that might still be lost.
 */
public final class Generation {
    /** The longest answer that is kept, in characters of its chunks; a model that says more is cut off as broken. */
    static final long LONGEST = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

    private final String id;
    private final String owner;
    private final String model;
    private final Instant started;
    private final PieceLog log = new PieceLog();
    private final Source source = new Source();

    Generation(String id, String owner, String model, Instant started) {
        this.id = id;
        this.owner = owner;
        this.model = model;
        this.started = started;
    }

    /** A name that cannot be guessed. */
    public String id() {
        return id;
    }

    /** Whoever may read and stop it, as its starter named them. */
    public String owner() {
        return owner;
    }

    /** The model's public name. */
    public String model() {
        return model;
    }

    /** When it was asked for. */
    public Instant started() {
        return started;
    }

    /** How it ended; empty while it goes on. */
    public Optional<Outcome> outcome() {
        return log.outcome();
    }

    /**
     * Reads the answer from after this event on.
     *
     * @param after the id of the last piece seen; 0 to read from the beginning
     */
    public Reader follow(long after) {
        return new Reader(log, Math.clamp(after, 0, Integer.MAX_VALUE));
    }

    /** Ends it as it stands, which is stored; without effect if it has ended. */
    public void stop() {
        source.stop();
    }

    /** Reads the model's answer to its end; returns when that is stored and told. */
    void run(ChatModel asked, ChatRequest request, Sink sink, InstantSource clock) {
        var form = new ChunkForm(id, model, started);
        var told = new Told();
        Optional<ModelException> failure = Optional.empty();
        try (ChatStream stream = source.open(asked, request)) {
            for (var chunk = stream.next(); chunk.isPresent(); chunk = stream.next()) {
                told.add(form, chunk.get(), clock);
            }
        } catch (ModelException e) {
            failure = Optional.of(e);
        } catch (RuntimeException e) {
            LOG.error("generation {} of {} failed", id, model, e);
            failure = Optional.of(new ModelException(Kind.BROKEN, "the model's answer could not be read", e));
        }
        Outcome outcome = stored(told.outcome(failure, clock.instant()), sink);
        if (outcome.status() == Outcome.Status.COMPLETED) {
            told.held.forEach(log::append);
        }
        log.end(outcome);
    }

    long characters() {
        return log.characters();
    }

    private Outcome stored(Outcome outcome, Sink sink) {
        try {
            sink.store(outcome);
            return outcome;
        } catch (RuntimeException e) {
            LOG.error("the outcome of generation {} was not stored", id, e);
            return outcome.failed(new ModelException(Kind.UNAVAILABLE, "the answer could not be stored", e));
        }
    }

    /** What the model has told so far; the ends in it are not for readers yet. */
    private final class Told {
        final List<String> held = new ArrayList<>();
        private final ChatCompletion all = new ChatCompletion();
        private Optional<Instant> first = Optional.empty();

        void add(ChunkForm form, ChatChunk chunk, InstantSource clock) {
            for (ObjectNode formed : form.of(chunk)) {
                if (first.isEmpty()) {
                    first = Optional.of(clock.instant());
                }
                all.add(new ChatChunk(formed));
                if (ChunkForm.tellsAnEnd(formed)) {
                    held.add(formed.toString());
                } else {
                    log.append(formed.toString());
                }
            }
            if (log.characters() > LONGEST) {
                throw new ModelException(Kind.BROKEN, "the model's answer is longer than Parley keeps");
            }
        }

        Outcome outcome(Optional<ModelException> failure, Instant finished) {
            Outcome.Status status = source.isStopped()
                    ? Outcome.Status.STOPPED
                    : failure.isPresent() ? Outcome.Status.FAILED : Outcome.Status.COMPLETED;
            return new Outcome(
                    id,
                    status,
                    all.toJson(),
                    status == Outcome.Status.STOPPED ? Optional.empty() : failure,
                    started,
                    first,
                    finished);
        }
    }
}
