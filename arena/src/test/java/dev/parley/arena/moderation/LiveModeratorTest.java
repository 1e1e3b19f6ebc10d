package dev.parley.arena.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.arena.KeptMarks;
import dev.parley.arena.WordModerator;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Subject;
import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Policy.Mode;
import dev.parley.moderation.Unmoderated;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveModeratorTest {
    private static final Said SAID = new Said(Subject.inCall("call", 0), Message.user("a wicked thing"));

    private final KeptMarks marks = new KeptMarks();

    private LiveModerator load(Supplier<? extends Moderator> moderator) {
        return LiveModerator.load(
                moderator, Optional.empty(), Mode.FAIL_CLOSED, Window.STANDARD, marks, new SimpleMeterRegistry());
    }

    @Test
    void a_moderator_that_cannot_be_loaded_leaves_messages_unmoderated() {
        try (LiveModerator live = load(() -> {
            throw new IllegalStateException("no weights");
        })) {
            Mark mark = live.moderate(List.of(SAID)).getFirst();

            assertThat(mark.verdict().outcome()).isEqualTo(
                    new Unmoderated(AbsentModerator.INSTANCE.id(), "the moderator could not be loaded"));
            assertThat(mark.verdict().stopped()).isTrue();
        }
    }

    @Test
    void a_moderator_that_throws_leaves_messages_unmoderated() throws InterruptedException {
        class Throwing extends WordModerator {
            @Override
            public List<Outcome> moderate(List<Message> messages) {
                throw new IllegalStateException("broken");
            }
        }
        try (LiveModerator live = load(Throwing::new)) {
            live.observe(SAID);

            assertThat(marks.next().mark().state()).isEqualTo(Mark.State.UNMODERATED);
        }
    }

    @Test
    void messages_that_come_too_early_wait_for_the_moderator() throws InterruptedException {
        var loaded = new CompletableFuture<Moderator>();
        try (LiveModerator live = load(loaded::join)) {
            live.observe(SAID);
            assertThat(marks.size()).isZero();
            loaded.complete(new WordModerator());

            assertThat(marks.next().mark().state()).isEqualTo(Mark.State.FLAGGED);
        }
    }

    @Test
    void what_is_too_much_is_marked_as_unmoderated() throws InterruptedException {
        var loaded = new CompletableFuture<Moderator>();
        var hesitant = new CompletableFuture<Moderator>();
        var moderator = new WordModerator() {
            @Override
            public List<Outcome> moderate(List<Message> messages) {
                hesitant.join();
                return super.moderate(messages);
            }
        };
        loaded.complete(moderator);
        try (LiveModerator live = load(loaded::join)) {
            for (int i = 0; i < 10_100; i++) {
                live.observe(SAID);
            }
            assertThat(marks.next().mark().verdict().outcome()).isEqualTo(
                    new Unmoderated(moderator.id(), "more messages came than the moderator could look at"));
            hesitant.complete(moderator);
        }
        assertThat(marks.size()).isEqualTo(10_099);
    }

    @Test
    void a_policy_takes_the_place_of_the_moderators_own() {
        var lenient = new Policy("lenient", Map.of(), Mode.OBSERVE);
        try (var live = LiveModerator.load(
                WordModerator::new,
                Optional.of(lenient),
                Mode.FAIL_OPEN,
                Window.STANDARD,
                marks,
                new SimpleMeterRegistry())) {
            Mark mark = live.moderate(List.of(SAID)).getFirst();

            assertThat(mark.state()).isEqualTo(Mark.State.CLEAR);
            assertThat(mark.verdict().policy()).isEqualTo("lenient");
        }
    }

    @Test
    void a_window_that_lets_nothing_out_is_refused() {
        assertThatThrownBy(() -> new Window(50, 50))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("hold back fewer");
    }
}
