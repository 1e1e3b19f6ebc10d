package dev.parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Policy.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {
    private static final ModeratorId SOMEBODY = new ModeratorId("somebody", "1");
    private static final Outcome HATEFUL = new Assessment(SOMEBODY, Map.of(Category.HATE, 0.5, Category.SEXUAL, 0.1));
    private static final Outcome UNKNOWN = new Unmoderated(SOMEBODY, "The moderator did not answer.");
    private static final Policy POLICY = new Policy("v1", Map.of(Category.HATE, 0.5), Mode.FAIL_OPEN);

    @TempDir
    private Path folder;

    @Test
    void aScoreAtItsThresholdFlags() {
        Verdict verdict = POLICY.judge(HATEFUL);

        assertThat(verdict.moderation().orElseThrow().categories()).containsExactly(Category.HATE);
        assertThat(verdict.stopped()).isTrue();
        assertThat(verdict.policy()).isEqualTo("v1");
    }

    @Test
    void aCategoryWithoutAThresholdNeverFlags() {
        Outcome sexual = new Assessment(SOMEBODY, Map.of(Category.SEXUAL, 1.0));

        assertThat(POLICY.judge(sexual).moderation().map(Moderation::flagged)).contains(false);
    }

    @Test
    void observingFlagsAndStopsNothing() {
        Verdict verdict = POLICY.in(Mode.OBSERVE).judge(HATEFUL);

        assertThat(verdict.moderation().map(Moderation::flagged)).contains(true);
        assertThat(verdict.stopped()).isFalse();
    }

    @Test
    void anUnmoderatedMessageIsMarkedAndStoppedOnlyIfTheOperatorSaysSo() {
        assertThat(POLICY.judge(UNKNOWN).moderation()).isEmpty();
        assertThat(POLICY.judge(UNKNOWN).stopped()).isFalse();
        assertThat(POLICY.in(Mode.FAIL_CLOSED).judge(UNKNOWN).stopped()).isTrue();
        assertThat(POLICY.in(Mode.OBSERVE).judge(UNKNOWN).stopped()).isFalse();
    }

    @Test
    void withoutChosenThresholdsWhatIsLikelierThanNotApplies() {
        var policy = Policy.likelierThanNot("v1", Set.of(Category.HATE));

        assertThat(policy.judge(HATEFUL).moderation().orElseThrow().categories()).containsExactly(Category.HATE);
    }

    @Test
    void aFileSetsVersionModeAndThresholds() throws IOException {
        Policy policy = read("""
                version: 2026-11
                mode: observe
                thresholds:
                  hate: 0.4
                  self-harm/intent: 0.2
                """);

        assertThat(policy).isEqualTo(new Policy(
                "2026-11", Map.of(Category.HATE, 0.4, Category.SELF_HARM_INTENT, 0.2), Mode.OBSERVE));
    }

    @Test
    void anUnknownCategoryIsNamed() {
        assertThatThrownBy(() -> read("{version: 1, thresholds: {hatred: 0.5}}"))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("policy.yaml", "'hatred'", "self-harm/intent");
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThatThrownBy(() -> read("{version: 1, treshold: {}, thresholds: {}}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("treshold");
    }

    @Test
    void aThresholdIsANumberFromZeroToOne() {
        assertThatThrownBy(() -> read("{version: 1, thresholds: {hate: 50}}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("threshold of hate");
        assertThatThrownBy(() -> read("{version: 1, thresholds: {hate: .nan}}")).isInstanceOf(InputException.class);
    }

    @Test
    void anUnknownModeIsNamed() {
        assertThatThrownBy(() -> read("{version: 1, mode: block, thresholds: {}}"))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("'block'", "fail-closed");
    }

    @Test
    void whatIsNoYamlIsNoPolicy() {
        assertThatThrownBy(() -> read("{")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(InputException.class);
    }

    private Policy read(String text) throws IOException {
        return Policy.read(Files.writeString(folder.resolve("policy.yaml"), text));
    }
}
