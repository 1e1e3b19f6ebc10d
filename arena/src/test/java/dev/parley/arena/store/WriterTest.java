package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes beside each other. */
class WriterTest extends StoreContract {
    @Test
    void a_refused_write_leaves_those_beside_it_alone() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        List<Turn> others = IntStream.range(0, 20)
                .mapToObj(number -> answered(ann, battle(ann), Optional.empty(), "Hi"))
                .toList();
        var votes = others.stream()
                .flatMap(other -> List.of(ballot(other, Choice.A), ballot(turn, Choice.UP)).stream())
                .map(ballot -> CompletableFuture.supplyAsync(
                        () -> store.votes().cast(ann, ballot), Thread::startVirtualThread))
                .toList();

        assertThat(votes.stream().filter(vote -> vote.handle((done, refused) -> done != null).join())).hasSize(20);
        assertThat(store.counts().votes()).isEqualTo(20);
    }

    @Test
    void a_closed_store_says_so() {
        store.close();

        assertThatThrownBy(() -> store.users().create()).isInstanceOf(StoreUnavailableException.class);
        reopen();
    }
}
