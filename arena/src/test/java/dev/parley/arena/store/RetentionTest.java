package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of what is old. */
class RetentionTest extends StoreContract {
    @Test
    void what_is_old_is_deleted() {
        Turn old = answered(ann, direct(ann), Optional.empty(), "Hi");
        store.gatewayCalls().begin("key", "/v1/messages", "alpha", "[]");
        clock.advance(Duration.ofDays(30));
        Turn recent = answered(ben, direct(ben), Optional.empty(), "Hi");

        assertThat(store.retention().deleteBefore(clock.instant().minus(Duration.ofDays(7)))).isEqualTo(2);
        assertThat(store.chats().turn(old.id())).isEmpty();
        assertThat(store.chats().turn(recent.id())).isPresent();
        assertThat(store.counts().users()).isEqualTo(1);
    }

    @Test
    void the_names_of_old_requests_are_forgotten_and_those_of_recent_ones_kept() {
        store.chats().open(ann, Mode.DIRECT, List.of("alpha"), "old");
        clock.advance(Duration.ofDays(30));
        Chat recent = store.chats().open(ann, Mode.DIRECT, List.of("alpha"), "recent");

        store.retention().deleteBefore(clock.instant().minus(Duration.ofDays(7)));

        Chat anew = store.chats().open(ann, Mode.DIRECT, List.of("alpha"), "old");
        assertThat(store.chats().of(ann)).containsExactlyInAnyOrder(recent, anew);
        assertThat(store.chats().open(ann, Mode.DIRECT, List.of("alpha"), "recent")).isEqualTo(recent);
    }

    @Test
    void what_is_old_belongs_to_nobody_in_particular() {
        Chat one = battle(ann);
        store.votes().cast(ann, ballot(answered(ann, one, Optional.empty(), "Hi"), Choice.A));
        Chat two = battle(ann);
        clock.advance(Duration.ofDays(30));
        Instant limit = clock.instant().minus(Duration.ofDays(7));

        assertThat(store.retention().anonymiseBefore(limit)).isEqualTo(2);
        assertThat(store.retention().anonymiseBefore(limit)).isZero();
        assertThat(store.chats().of(ann)).isEmpty();
        String user = store.chats().find(one.id()).orElseThrow().user();
        assertThat(store.chats().find(two.id()).orElseThrow().user()).isNotEqualTo(user);
        assertThat(store.votes().after(0, 10).getFirst().user()).isEqualTo(user);
        assertThat(store.votes().after(0, 10).getFirst().address()).isEmpty();
    }
}
