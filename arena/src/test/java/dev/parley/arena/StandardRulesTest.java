package dev.parley.arena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.server.TrustedProxies;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardRulesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
    private static final int USER = 20;
    private static final int ADDRESS = 100;

    private final ModelCatalogue models = DeclaredModels.demo(Surroundings.standard());

    @SuppressWarnings("NullAway.Init")
    private Store store;

    @SuppressWarnings("NullAway.Init")
    private StandardRules rules;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = Store.open(StoreSettings.at(folder.resolve("arena.db").toString()), CLOCK, new SecureRandom());
        rules = new StandardRules(
                new Random(1), CLOCK, TrustedProxies.NONE, Battles.STANDARD, store.votes(), models);
    }

    @AfterEach
    void close() {
        store.close();
        models.close();
    }

    @Test
    void a_user_waits_after_twenty_messages_in_a_minute() {
        assertThat(letThrough("ann", USER + 5)).isEqualTo(USER);
    }

    @Test
    void users_behind_one_address_share_its_limit() {
        int all = IntStream.range(0, 6).map(user -> letThrough("user-" + user, USER)).sum();

        assertThat(all).isEqualTo(ADDRESS);
    }

    @Test
    void who_has_to_wait_uses_up_nothing_of_the_others_behind_the_same_address() {
        letThrough("ann", 10 * ADDRESS);

        int others = IntStream.range(0, 4).map(user -> letThrough("user-" + user, USER)).sum();

        assertThat(others).isEqualTo(ADDRESS - USER);
    }

    private int letThrough(String user, int messages) {
        return (int) IntStream.range(0, messages)
                .filter(message -> rules.wait(user, "address").isEmpty())
                .count();
    }
}
