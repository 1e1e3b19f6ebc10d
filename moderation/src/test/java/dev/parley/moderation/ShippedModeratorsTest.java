package dev.parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.feature.Features;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The weights that ship, in all tiers. */
class ShippedModeratorsTest {
    private static final Weights WEIGHTS = Weights.standard();
    private static final List<Moderator> MODERATORS = List.of(
            Moderators.of("fast", WEIGHTS, Band.STANDARD),
            Moderators.of("encoder", WEIGHTS, Band.STANDARD),
            Moderators.of("cascade", WEIGHTS, Band.STANDARD));

    @AfterAll
    static void close() {
        MODERATORS.forEach(Moderator::close);
    }

    static List<Moderator> moderators() {
        return MODERATORS;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("moderators")
    void hateIsFlagged(Moderator moderator) {
        assertThat(flagged(moderator, "Immigrants are vermin and should all be shot.").categories())
                .contains(Category.HATE);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("moderators")
    void harmlessMessagesAreNotFlagged(Moderator moderator) {
        for (String text : List.of(
                "How do I kill a Python process?", "I love my Muslim neighbours.", "What is the capital of France?",
                "Write a unit test for this function.", "¿Cómo puedo hacer pan?")) {
            assertThat(flagged(moderator, text).flagged()).as(text).isFalse();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("moderators")
    void everyTextGetsScoresFromZeroToOne(Moderator moderator) {
        for (String text : List.of(
                "", " ", "\u0000\u0001\ud800\uffff", binary(), "x".repeat(1 << 20), "good morning ".repeat(80_000),
                "Привет 你好 مرحبا नमस्ते hello こんにちは", "😀😀😀")) {
            Map<Category, Double> scores = ((Assessment) moderator.moderate(Message.user(text))).scores();
            assertThat(scores).hasSize(13);
            assertThat(scores.values()).allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
        }
    }

    private static String binary() {
        var bytes = new byte[10_000];
        new SplittableRandom(1).nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("moderators")
    void aScoreDoesNotDependOnTheCompany(Moderator moderator) {
        Message message = Message.user("You are a pathetic loser and nobody likes you.");
        Outcome alone = moderator.moderate(message);

        assertThat(moderator.moderate(List.of(Message.user("Hello"), message, Message.user(""))).get(1))
                .isEqualTo(alone);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Immigrants are v3rmin", "Immigrants are v e r m i n", "Immigrants are ver\u200bmin", "Immigrants are verm\u0456n"
    })
    void disguisesDoNotHelp(String disguised) {
        double plain = hate("Immigrants are vermin");

        assertThat(hate(disguised)).isGreaterThan(plain - 0.1);
    }

    private static double hate(String text) {
        return ((Assessment) MODERATORS.getFirst().moderate(Message.user(text))).score(Category.HATE);
    }

    @Test
    void theEvidenceStandsInTheText() {
        String text = "Good morning. Immigrants are vermin.";

        var assessment = (Assessment) MODERATORS.getFirst().explain(Message.user(text));

        assertThat(assessment.evidence()).isNotEmpty().allSatisfy(evidence -> assertThat(
                        text.substring(evidence.start(), evidence.end()))
                .isNotBlank());
        assertThat(assessment.evidence()).anySatisfy(
                evidence -> assertThat(text.substring(evidence.start(), evidence.end())).contains("vermin"));
    }

    @Test
    void theEncoderIsNotAskedAboutWhatIsOutsideTheBand() {
        String text = "Why should anybody believe what immigrants say?";
        float[] ofWords = WEIGHTS.words().score(text, new Features());
        try (Moderator never = Moderators.of("cascade", WEIGHTS, new Band(1e9, 1e9))) {
            assertThat(((Assessment) never.moderate(Message.user(text))).scores())
                    .isEqualTo(WEIGHTS.thorough().calibration().probabilities(ofWords));
        }
    }

    @Test
    void idsTellTiersAndBandsApart() {
        assertThat(MODERATORS.stream().map(Moderator::id)).doesNotHaveDuplicates();
        assertThat(MODERATORS.get(2).id().toString()).startsWith("cascade-").endsWith(Band.STANDARD.toString());
    }

    @Test
    void anUnknownModeratorIsAnError() {
        assertThatThrownBy(() -> Moderators.of("slow", WEIGHTS, Band.STANDARD))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("'slow'", "cascade");
    }

    @Test
    void aBandIsReadAndChecked() {
        assertThat(Band.of("0.7-4")).isEqualTo(new Band(0.7, 4));
        assertThatThrownBy(() -> Band.of("0.9-0.1")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Band.of("wide")).isInstanceOf(InputException.class).hasMessageContaining("'wide'");
    }

    private static Moderation flagged(Moderator moderator, String text) {
        return moderator.policy().judge(moderator.moderate(Message.user(text))).moderation().orElseThrow();
    }
}
