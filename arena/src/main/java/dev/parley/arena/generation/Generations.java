package dev.parley.arena.generation;

import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * All generations of a server: those that run, and those that ended lately and can still be followed. Memory is
 * bounded: so many run at once, and the ended ones are forgotten after a while, the oldest early if together they grow
 * too large. Answers live on in the store.
 */
public final class Generations implements AutoCloseable {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final RandomGenerator random;
    private final InstantSource clock;
    private final Limits limits;
    private final Semaphore places;
    private final ConcurrentMap<String, Generation> known = new ConcurrentHashMap<>();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private long endedCharacters;

    /**
     * What the generations of a server may hold.
     *
     * @param running generations that run at once
     * @param kept how long an ended generation can be followed
     * @param keptCharacters the size of all ended generations together
     */
    public record Limits(int running, Duration kept, long keptCharacters) {
        public static final Limits DEFAULT = new Limits(20_000, Duration.ofMinutes(10), 128 << 20);
    }

    /** @param random makes the generations' ids, which nobody may guess */
    public Generations(RandomGenerator random, InstantSource clock, Limits limits) {
        this.random = random;
        this.clock = clock;
        this.limits = limits;
        this.places = new Semaphore(limits.running());
    }

    /**
     * Asks a model, on a thread of the generation's own. Whatever must be durable before a model is asked is stored
     * before this call.
     *
     * @param owner who may read and stop it
     * @param modelName the model's public name, which the answer carries
     * @throws ModelException of kind {@code RATE_LIMITED} if too many run already
     */
    public Generation start(String owner, String modelName, ChatModel model, ChatRequest request, Sink sink) {
        if (!places.tryAcquire()) {
            throw new ModelException(
                    ModelException.Kind.RATE_LIMITED,
                    "too many answers are being generated",
                    Optional.of(Duration.ofSeconds(1)),
                    Optional.empty());
        }
        var generation = new Generation(newId(), owner, modelName, clock.instant());
        known.put(generation.id(), generation);
        Thread.ofVirtual().name(generation.id()).start(() -> {
            try {
                generation.run(model, request, sink, clock);
            } finally {
                keepForAWhile(generation);
                places.release();
            }
        });
        return generation;
    }

    /** The generation of this id, while it runs and for a while after. */
    public Optional<Generation> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** How many run now. */
    public int running() {
        return limits.running() - places.availablePermits();
    }

    /** Waits a little for those that run, then stops them; returns when all are stored. Start none afterwards. */
    @Override
    public void close() {
        try {
            if (!places.tryAcquire(limits.running(), GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                known.values().forEach(Generation::stop);
                places.tryAcquire(limits.running(), GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            known.values().forEach(Generation::stop);
        }
    }

    private String newId() {
        var id = new StringBuilder("chatcmpl-");
        random.ints(24, 0, LETTERS.length()).forEach(place -> id.append(LETTERS.charAt(place)));
        return id.toString();
    }

    private synchronized void keepForAWhile(Generation generation) {
        Instant now = clock.instant();
        ended.addLast(new Ended(generation, now.plus(limits.kept()), generation.characters()));
        endedCharacters += generation.characters();
        while (!ended.isEmpty()
                && (endedCharacters > limits.keptCharacters() || ended.peekFirst().until().isBefore(now))) {
            Ended oldest = ended.removeFirst();
            endedCharacters -= oldest.characters();
            known.remove(oldest.generation().id());
        }
    }

    private record Ended(Generation generation, Instant until, long characters) {}
}
