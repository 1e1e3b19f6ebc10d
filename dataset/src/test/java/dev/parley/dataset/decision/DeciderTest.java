package dev.parley.dataset.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.core.Role;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Finding;
import dev.parley.text.Markdown;
import dev.parley.text.MessageAnnotation;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final List<Role> TWO_TURNS = List.of(Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT);

    @Test
    void aFindingAtTheThresholdFires() {
        assertThat(decide("{signal: s, atLeast: 0.5, action: tag}", 1, new Finding("s", 0.5, 3, 7)).verdicts())
                .containsExactly(new Verdict("id", 1, "mine", "s", "v1", Action.TAG, 0.5, 3, 7, ""));
    }

    @Test
    void aFindingBelowTheThresholdDoesNotFire() {
        assertThat(decide("{signal: s, atLeast: 0.5, action: tag}", 1, new Finding("s", 0.49, 3, 7)).verdicts())
                .isEmpty();
    }

    @Test
    void aRuleLooksOnlyAtItsRoles() {
        assertThat(decide("{signal: s, roles: [user], atLeast: 0.5, action: drop}", 1, new Finding("s", 1, 0, 1))
                        .isDropped())
                .isFalse();
    }

    @Test
    void aStarStandsForAnyEnding() {
        assertThat(decide("{signal: secret.*, atLeast: 0.5, action: drop}", 0, new Finding("secret.jwt", 1, 0, 1))
                        .isDropped())
                .isTrue();
    }

    @Test
    void anIgnoredRuleIsNotLookedAt() {
        assertThat(decide("{signal: s, atLeast: 0.5, action: ignore}", 0, new Finding("s", 1, 0, 1)).verdicts()).isEmpty();
    }

    @Test
    void aCutTakesAwayTheTurnAndAllAfterIt() {
        Decision decision = decide("{signal: s, atLeast: 0.5, action: cut}", 3, new Finding("s", 1, 0, 1));

        assertThat(decision.kept(TWO_TURNS)).isEqualTo(2);
        assertThat(decision.isDropped()).isFalse();
    }

    @Test
    void aCutThatLeavesNoAnswerDrops() {
        assertThat(decide("{signal: s, atLeast: 0.5, action: cut}", 1, new Finding("s", 1, 0, 1)).isDropped()).isTrue();
    }

    @Test
    void theWholeConversationHasMeasures() {
        assertThat(decide("{signal: conversation.turns, atLeast: 2, action: tag}", 0, new Finding("s", 1, 0, 1))
                        .verdicts())
                .extracting(Verdict::message)
                .containsExactly(Verdict.WHOLE);
    }

    @Test
    void atMostFiresFromBelow() {
        assertThat(decide("{signal: message.tokens, atMost: 9, action: tag}", 0, new Finding("s", 1, 0, 1)).verdicts())
                .hasSize(4);
    }

    @Test
    void aCategoryThatAppliesFiresWithItsScore() {
        assertThat(decideModerated("{signal: moderation.flagged.*, roles: [assistant], atLeast: 0, action: tag}").verdicts())
                .extracting(Verdict::message, Verdict::signal, Verdict::score)
                .containsExactly(tuple(1, "moderation.flagged.hate", 0.7));
    }

    @Test
    void aScoreFiresWhetherItsCategoryAppliesOrNot() {
        assertThat(decideModerated("{signal: moderation.score.violence, atLeast: 0.4, action: tag}").verdicts())
                .extracting(Verdict::message)
                .containsExactly(0, 1, 2, 3);
    }

    private static Decision decideModerated(String rule) {
        var moderation =
                new Moderation(Map.of(Category.HATE, 0.7, Category.VIOLENCE, 0.4), Set.of(Category.HATE));
        var harmless = new Moderation(Map.of(Category.HATE, 0.0, Category.VIOLENCE, 0.5), Set.of());
        return decide(rule, List.of(), 0, List.of(moderation, moderation, harmless, harmless));
    }

    private static Decision decide(String rule, int message, Finding finding) {
        return decide(rule, List.of(finding), message, List.of());
    }

    private static Decision decide(String rule, List<Finding> findings, int message, List<Moderation> moderation) {
        Recipe recipe = RecipeReader.parse("rules: {mine: " + rule + "}", "test");
        Recipe onlyMine = new Recipe(
                recipe.dataset(),
                recipe.read(),
                recipe.annotate(),
                Map.of("mine", recipe.rules().get("mine")),
                recipe.duplicates(),
                recipe.frequency(),
                recipe.sample(),
                recipe.release());
        var messages = new ArrayList<MessageAnnotation>();
        for (int i = 0; i < TWO_TURNS.size(); i++) {
            messages.add(new MessageAnnotation(
                    ENGLISH, 5, 20, 0, Markdown.NONE, i == message ? findings : List.of()));
        }
        return new Decider(onlyMine, "v1")
                .decide("id", TWO_TURNS, new ConversationAnnotation(ENGLISH, 0, messages, NO_FINGERPRINT, moderation));
    }

    private static final LanguageTag ENGLISH = new LanguageTag("en", "English", 0.9, "test");
    private static final Fingerprint NO_FINGERPRINT =
            new Fingerprint(new long[2], new long[2], new long[0], 0, new int[0], new int[0]);
}
