package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.Battles;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class BattleOptionsTest {
    @Test
    void battlesAreDrawnByWeightsUnlessSaidOtherwise() {
        assertThat(battles()).isEqualTo(Battles.STANDARD);
    }

    @Test
    void pairsMayBeThoseOfWhichOneMoreVoteTellsMost() {
        assertThat(battles("--pairing", "variance").pairing()).isEqualTo(Battles.Pairing.VARIANCE);
    }

    @Test
    void modelsAreBoostedOrOutOneByOneOrInAList() {
        Battles battles = battles("--boost", "owl,heron", "--boost", "wren", "--outage", "finch");

        assertThat(battles.boosted()).isEqualTo(Set.of("owl", "heron", "wren"));
        assertThat(battles.outages()).isEqualTo(Set.of("finch"));
    }

    @Test
    void aTargetHasSeveralRivals() {
        assertThat(battles("--target", "owl=wren+heron").targets()).isEqualTo(Map.of("owl", Set.of("wren", "heron")));
    }

    private static Battles battles(String... arguments) {
        var options = new BattleOptions();
        new CommandLine(CommandSpec.forAnnotatedObject(options))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(arguments);
        return options.battles();
    }
}
