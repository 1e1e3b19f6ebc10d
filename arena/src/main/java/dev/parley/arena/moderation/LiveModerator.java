package dev.parley.arena.moderation;

import dev.parley.arena.store.Mark;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.model.ModelException.Kind;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moderator of an arena that runs, under its policy. Whatever becomes of a message, it is marked and counted. */
public final class LiveModerator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveModerator.class);

    private final CompletableFuture<Moderator> loaded = new CompletableFuture<>();
    private final Optional<Policy> policy;
    private final Policy.Mode mode;
    private final Window window;
    private final MarkSink marks;
    private final MeterRegistry metrics;
    private final Timer time;
    private final Backlog backlog = new Backlog(this);

    private LiveModerator(
            Optional<Policy> policy, Policy.Mode mode, Window window, MarkSink marks, MeterRegistry metrics) {
        this.policy = policy;
        this.mode = mode;
        this.window = window;
        this.marks = marks;
        this.metrics = metrics;
        this.time = metrics.timer("parley.moderation.time");
        metrics.gauge("parley.moderation.waiting", backlog, Backlog::size);
    }

    /**
     * Begins to load a moderator; messages that come before it is there wait for it.
     *
     * @param policy takes the place of the moderator's own thresholds
     * @param mode takes the place of the policy's
     */
    public static LiveModerator load(
            Supplier<? extends Moderator> moderator,
            Optional<Policy> policy,
            Policy.Mode mode,
            Window window,
            MarkSink marks,
            MeterRegistry metrics) {
        var live = new LiveModerator(policy, mode, window, marks, metrics);
        Thread.ofPlatform().name("moderator").daemon().start(() -> live.loaded.complete(load(moderator)));
        live.backlog.start();
        return live;
    }

    private static Moderator load(Supplier<? extends Moderator> moderator) {
        try {
            return moderator.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the moderator could not be loaded", e);
            return AbsentModerator.INSTANCE;
        }
    }

    /** Whether messages are stopped; otherwise they are only marked. */
    public boolean enforces() {
        return mode != Policy.Mode.OBSERVE;
    }

    Window window() {
        return window;
    }

    public ModeratorId id() {
        return loaded.join().id();
    }

    /** Scores each message by itself; where that fails they are unmoderated. */
    public List<Outcome> assess(List<Message> messages) {
        Moderator moderator = loaded.join();
        Timer.Sample begun = Timer.start(metrics);
        try {
            return moderator.moderate(messages);
        } catch (RuntimeException e) {
            LOG.error("the moderator failed", e);
            return Collections.nCopies(messages.size(), new Unmoderated(moderator.id(), "the moderator failed"));
        } finally {
            begun.stop(time);
        }
    }

    /** What the policy makes of an outcome. */
    public Mark judge(Outcome outcome) {
        Policy applied = policy.orElseGet(() -> loaded.join().policy()).in(mode);
        return new Mark(applied.judge(outcome), applied.thresholds());
    }

    /** Judges messages and marks them. */
    public List<Mark> moderate(List<Said> messages) {
        List<Outcome> outcomes = assess(messages.stream().map(Said::message).toList());
        var judged = new ArrayList<Mark>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            Mark mark = judge(outcomes.get(i));
            put(messages.get(i), mark);
            judged.add(mark);
        }
        return judged;
    }

    /** Judges and marks a message when there is time; returns at once. */
    public void observe(Said said) {
        backlog.add(said);
    }

    void put(Said said, Mark mark) {
        marks.put(said.subject(), mark, said.message().content());
        String role = said.message().role().label();
        String state = mark.state().name().toLowerCase(Locale.ROOT);
        metrics.counter("parley.moderation.messages", "role", role, "state", state).increment();
        for (Category category : mark.categories()) {
            metrics.counter("parley.moderation.flags", "role", role, "category", category.label()).increment();
        }
    }

    /**
     * Why a message must not go on, if it must not.
     *
     * @param flagged what it is called if it is flagged
     */
    public static Optional<Kind> stop(Mark mark, Kind flagged) {
        return Optional.of(mark.verdict().outcome() instanceof Assessment ? flagged : Kind.UNMODERATED)
                .filter(unused -> mark.verdict().stopped());
    }

    /** Judges what waits for a little while, then marks the rest as unmoderated. */
    @Override
    public void close() {
        backlog.close();
        // What still looks at a message must not lose its memory over it.
        if (loaded.isDone() && backlog.isOver()) {
            loaded.join().close();
        }
    }
}
