package dev.parley.arena;

import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.moderation.MarkSink;
import dev.parley.arena.moderation.Window;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes whatever says {@link #BAD} for violent, and can be down. */
public final class WordModerator implements Moderator {
    public static final String BAD = "wicked";
    private static final ModeratorId ID = new ModeratorId("word", "7");
    private static final Policy POLICY = new Policy(
            "2026-11", Map.of(Category.VIOLENCE, 0.5, Category.HATE, 0.5), Policy.Mode.FAIL_OPEN);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    /** Lets it fail from now on. */
    public WordModerator fall() {
        down = true;
        return this;
    }

    /** The texts it was asked about. */
    public List<String> asked() {
        return asked;
    }

    /** This moderator at work. */
    public LiveModerator live(Policy.Mode mode, Window window, MarkSink marks) {
        return live(mode, window, marks, new SimpleMeterRegistry());
    }

    public LiveModerator live(Policy.Mode mode, Window window, MarkSink marks, MeterRegistry metrics) {
        return LiveModerator.load(() -> this, Optional.empty(), mode, window, marks, metrics);
    }

    @Override
    public ModeratorId id() {
        return ID;
    }

    @Override
    public Set<Category> categories() {
        return EnumSet.allOf(Category.class);
    }

    @Override
    public Policy policy() {
        return POLICY;
    }

    @Override
    public List<Outcome> moderate(List<Message> messages) {
        messages.forEach(message -> asked.add(message.content()));
        return messages.stream().map(this::outcome).toList();
    }

    private Outcome outcome(Message message) {
        if (down) {
            return new Unmoderated(ID, "down");
        }
        var scores = new EnumMap<Category, Double>(Category.class);
        categories().forEach(category -> scores.put(category, 0.125));
        scores.put(Category.VIOLENCE, message.content().contains(BAD) ? 0.75 : 0.25);
        return new Assessment(ID, scores);
    }
}
