package dev.parley.moderation.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.feature.Features;
import dev.parley.moderation.linear.LinearTrainer.Settings;
import dev.parley.moderation.training.Example;
import dev.parley.moderation.training.Labels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearTrainerTest {
    private static final Settings SETTINGS = new Settings(12, 8, 0.5f, 1e-4f, 1e-4f, 1);
    private static final LinearModel MODEL = LinearTrainer.train(examples(), SETTINGS);

    @Test
    void whatWasLearntIsToldApart() {
        assertThat(logOdds("the blue whale sings", Category.VIOLENCE)).isPositive();
        assertThat(logOdds("the red fox runs", Category.VIOLENCE)).isNegative();
    }

    @Test
    void aCategoryThatNoExampleSpeaksOfLearnsNothing() {
        assertThat(logOdds("the blue whale sings", Category.SEXUAL)).isZero();
    }

    @Test
    void theSameExamplesGiveTheSameWeights() {
        assertThat(LinearTrainer.train(examples(), SETTINGS).weights()).isEqualTo(MODEL.weights());
    }

    @Test
    void aLongTextIsAsBadAsItsWorstWindow() {
        String harmless = "the red fox runs ".repeat(200);

        assertThat(logOdds(harmless + "blue whale sings ".repeat(60), Category.VIOLENCE))
                .isGreaterThan(logOdds(harmless, Category.VIOLENCE) + 1);
    }

    private static float logOdds(String text, Category category) {
        return MODEL.score(text, new Features())[category.index()];
    }

    /** Blue is violent and red is not; nothing else is known. */
    private static List<Example> examples() {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 200; i++) {
            examples.add(example("a blue whale sings number " + i, true));
            examples.add(example("a red fox runs number " + i, false));
        }
        return examples;
    }

    private static Example example(String text, boolean violent) {
        return new Example(text, "test", Labels.UNKNOWN.with(violent, Category.VIOLENCE), 1);
    }
}
