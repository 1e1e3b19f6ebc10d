package dev.parley.arena.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.store.CastVote;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoBattlesTest {
    private static final Instant END = Instant.parse("2026-01-31T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theBattlesFillAMonthBetweenTheModelsThatAreDeclared() {
        String location = folder.resolve("arena.db").toString();
        Path declaration = folder.resolve("models.yaml");

        DemoBattles.fill(location, END, new Random(1), 1);
        DemoBattles.declareModels(declaration);

        try (Store store = Store.open(StoreSettings.at(location), InstantSource.fixed(END), new Random(2));
                var models = DeclaredModels.open(declaration, Surroundings.standard())) {
            List<CastVote> votes = store.votes().after(0, 1000);
            assertThat(votes).hasSize(450).allSatisfy(vote -> assertThat(vote.time()).isBetween(END.minusSeconds(2_592_000), END));
            var fighters = new TreeSet<String>();
            votes.forEach(vote -> fighters.addAll(vote.models()));
            assertThat(fighters).hasSize(5).allSatisfy(name -> assertThat(models.model(name)).isPresent());
        }
    }
}
