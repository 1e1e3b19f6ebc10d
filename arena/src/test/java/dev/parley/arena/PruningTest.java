package dev.parley.arena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.store.Mode;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    private Path folder;

    @Test
    void what_is_older_than_wanted_is_forgotten() {
        try (Store store = open();
                var pruning = new Pruning(store.retention(), now::get, Duration.ofDays(90))) {
            store.chats().open(store.users().create().user().id(), Mode.DIRECT, List.of("alpha"), "old");
            now.updateAndGet(time -> time.plus(Duration.ofDays(60)));
            store.chats().open(store.users().create().user().id(), Mode.DIRECT, List.of("alpha"), "new");
            now.updateAndGet(time -> time.plus(Duration.ofDays(60)));

            pruning.prune();

            assertThat(store.counts().chats()).isEqualTo(1);
        }
    }

    @Test
    void a_store_that_is_away_is_tried_again_later() {
        Store store = open();
        store.close();
        try (var pruning = new Pruning(store.retention(), now::get, Duration.ofDays(90))) {
            pruning.prune();
        }
    }

    private Store open() {
        return Store.open(StoreSettings.at(folder.resolve("arena.db").toString()), now::get, new SecureRandom());
    }
}
