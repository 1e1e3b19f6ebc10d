package dev.parley.dataset.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecipeReaderTest {
    @Test
    void anEmptyRecipeIsTheDefault() {
        assertThat(RecipeReader.parse("", "mine.yaml")).isEqualTo(RecipeReader.standard());
    }

    @Test
    void theDefaultHasASettingForEverything() {
        Recipe recipe = RecipeReader.standard();

        assertThat(recipe.dataset())
                .isEqualTo(new Recipe.Dataset(
                        "conversations",
                        "Conversations between people and language models.",
                        "other",
                        "",
                        List.of()));
        assertThat(recipe.read()).isEqualTo(new Recipe.Reading("auto", 64L << 20, true));
        assertThat(recipe.annotate()).isEqualTo(new Recipe.Annotation(
                "cl100k_base", Recipe.ModeratorName.CASCADE, new Recipe.Contamination(List.of(), 0.7)));
        assertThat(recipe.duplicates())
                .isEqualTo(new Recipe.Duplicates(
                        new Recipe.Relation(Action.DROP, 1.0),
                        new Recipe.Relation(Action.DROP, 0.8),
                        new Recipe.Relation(Action.TAG, 1.0),
                        new Recipe.Relation(Action.TAG, 0.8),
                        new Recipe.Relation(Action.DROP, 1.0),
                        new Recipe.Relation(Action.TAG, 1.0)));
        assertThat(recipe.frequency()).isEqualTo(new Recipe.Frequency(0, 0, Action.DROP));
        assertThat(recipe.sample()).isEqualTo(new Recipe.Sample(0, 0, 42));
        assertThat(recipe.release()).isEqualTo(new Recipe.Release(Recipe.Columns.LMSYS));
        assertThat(recipe.rules()).allSatisfy((name, rule) -> assertThat(rule.threshold()).as(name).isPresent());
    }

    @Test
    void aRecipeHoldsOnlyWhatDiffers() {
        Rule standard = Objects.requireNonNull(RecipeReader.standard().rules().get("refusal"));

        Recipe recipe = RecipeReader.parse("rules: {refusal: {action: drop}}", "mine.yaml");

        assertThat(recipe.rules().get("refusal"))
                .isEqualTo(new Rule(
                        standard.signal(), standard.roles(), standard.atLeast(), standard.atMost(), Action.DROP));
    }

    @Test
    void aRecipeCanHaveRulesOfItsOwn() {
        Recipe recipe = RecipeReader.parse(
                "rules: {long: {signal: message.tokens, roles: [assistant], atLeast: 4000, action: tag}}", "mine.yaml");

        assertThat(recipe.rules().get("long"))
                .isEqualTo(new Rule("message.tokens", List.of(Rule.RoleName.ASSISTANT), 4000.0, null, Action.TAG));
    }

    @Test
    void onlyPersonalDataAndSecretsCanBeRedacted() {
        assertThatThrownBy(() -> RecipeReader.parse("rules: {refusal: {action: redact}}", "mine.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml: the rule 'refusal' redacts 'quality.refusal', which is neither personal data nor a "
                        + "secret; drop, cut or tag it");
    }

    @Test
    void anUnknownKeyNamesTheNearestKnownOne() {
        assertThatThrownBy(() -> RecipeReader.parse("sample: {sise: 3}", "mine.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml: no setting is called 'sample.sise'; did you mean 'size'?");
    }

    @Test
    void anUnknownKeyAtTheTopNamesTheNearestKnownOne() {
        assertThatThrownBy(() -> RecipeReader.parse("rule: {}", "mine.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml: no setting is called 'rule'; did you mean 'rules'?");
    }

    @Test
    void aMisspelledRuleNamesTheNearestKnownOne() {
        assertThatThrownBy(() -> RecipeReader.parse("rules: {refusl: {action: drop}}", "mine.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml: the rule 'refusl' names no signal; did you mean 'refusal'?");
    }

    @Test
    void anUnknownActionNamesTheKnownOnes() {
        assertThatThrownBy(() -> RecipeReader.parse("rules: {refusal: {action: delete}}", "mine.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml: 'delete' is no value for 'rules.refusal.action';"
                        + " it takes drop, cut, redact, tag, ignore");
    }

    @Test
    void aValueOfTheWrongKindNamesItsSetting() {
        assertThatThrownBy(() -> RecipeReader.parse("sample: {size: [7]}", "mine.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml: the setting 'sample.size' has a value of the wrong kind");
    }

    @Test
    void brokenYamlNamesItsLine() {
        assertThatThrownBy(() -> RecipeReader.parse("rules:\n  refusal: {action: [", "mine.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("mine.yaml is not YAML at line 2");
    }

    @Test
    void aRuleWithoutAThresholdIsRefused() {
        assertThatThrownBy(() -> RecipeReader.parse("rules: {long: {signal: message.tokens, action: tag}}", "mine.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml: the rule 'long' needs 'atLeast' or 'atMost', from what value it fires");
    }

    @Test
    void equalRecipesAreWrittenEqually() {
        assertThat(RecipeReader.canonical(RecipeReader.parse("rules: {refusal: {action: tag}}", "mine.yaml")))
                .isEqualTo(RecipeReader.canonical(RecipeReader.standard()));
    }
}
