package dev.parley.arena.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.arena.KeptMarks;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Subject;
import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Policy.Mode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModerationSettingsTest {
    private final ModelCatalogue models = DeclaredModels.demo(Surroundings.standard());

    @AfterEach
    void close() {
        models.close();
    }

    private Optional<LiveModerator> start(String name, Optional<Policy> policy, Optional<Mode> mode) {
        return new ModerationSettings(name, policy, mode, Window.STANDARD)
                .start(models, new KeptMarks(), new SimpleMeterRegistry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "encoder", "cascade"})
    void the_moderators_that_ship_look_at_messages(String name) {
        try (LiveModerator live = start(name, Optional.empty(), Optional.empty()).orElseThrow()) {
            Mark mark = live.moderate(List.of(new Said(Subject.inCall("call", 0), Message.user("Good morning!"))))
                    .getFirst();

            assertThat(mark.state()).isEqualTo(Mark.State.CLEAR);
            assertThat(mark.verdict().outcome().by().name()).isEqualTo(name);
        }
    }

    @Test
    void there_may_be_none() {
        assertThat(start("none", Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void an_unknown_one_is_told_of_at_once() {
        assertThatThrownBy(() -> start("dodo", Optional.empty(), Optional.empty()))
                .isInstanceOf(InputException.class)
                .hasMessage("there is no moderator 'dodo'; name fast, encoder, cascade, none, or a declared model.");
    }

    @Test
    void nothing_is_stopped_unless_somebody_wants_it() {
        var strict = new Policy("strict", Map.of(), Mode.FAIL_CLOSED);

        assertThat(enforces(Optional.empty(), Optional.empty())).isFalse();
        assertThat(enforces(Optional.of(strict), Optional.empty())).isTrue();
        assertThat(enforces(Optional.of(strict), Optional.of(Mode.OBSERVE))).isFalse();
        assertThat(enforces(Optional.empty(), Optional.of(Mode.FAIL_OPEN))).isTrue();
    }

    private boolean enforces(Optional<Policy> policy, Optional<Mode> mode) {
        try (LiveModerator live = start("fast", policy, mode).orElseThrow()) {
            return live.enforces();
        }
    }
}
