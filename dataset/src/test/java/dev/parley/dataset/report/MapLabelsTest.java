package dev.parley.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dataset.report.MapLabels.Label;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapLabelsTest {
    private final MapLabels labels = new MapLabels();

    @Test
    void aNameStandsAtItsPointWhereThereIsRoom() {
        assertThat(labels.place("music", 50, 50)).contains(new Label("music", 50, 51, true));
    }

    @Test
    void aSecondNameAtTheSamePointGivesWay() {
        labels.place("music", 50, 50);

        assertThat(labels.place("sports", 50, 50)).get().satisfies(label -> {
            assertThat(label.y()).isNotEqualTo(51);
            assertThat(label.alsoNarrow()).isFalse();
        });
    }

    @Test
    void aNameWithoutRoomIsLeftOut() {
        for (int i = 0; i < 6; i++) {
            assertThat(labels.place("music", 50, 50)).isPresent();
        }

        assertThat(labels.place("music", 50, 50)).isEqualTo(Optional.empty());
    }

    @Test
    void aNameStaysOnTheDrawing() {
        assertThat(labels.place("residential address", 99, 50)).get().satisfies(label -> assertThat(label.x()).isLessThan(90));
    }
}
