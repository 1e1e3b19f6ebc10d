package dev.parley.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.moderation.Category;
import dev.parley.moderation.Taxonomy.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaxonomyTest {
    @ParameterizedTest
    @MethodSource("all")
    void bothWaysSayTheSame(Taxonomy taxonomy) {
        for (Category category : Category.values()) {
            assertThat(taxonomy.labelsOf(category)).allSatisfy(match -> assertThat(taxonomy.categoriesOf(match.value()))
                    .contains(new Match<>(category, match.approximate())));
        }
        for (String label : taxonomy.labels()) {
            assertThat(taxonomy.categoriesOf(label)).allSatisfy(match -> assertThat(taxonomy.labelsOf(match.value()))
                    .contains(new Match<>(label, match.approximate())));
        }
    }

    static List<Taxonomy> all() {
        return List.of(Taxonomy.LLAMA_GUARD, Taxonomy.AILUMINATE, Taxonomy.AZURE, Taxonomy.LMSYS_FIVE);
    }

    @Test
    void everySchemeIsWhole() {
        assertThat(Taxonomy.LLAMA_GUARD.labels()).containsExactlyInAnyOrder(
                "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13", "S14");
        assertThat(Taxonomy.AILUMINATE.labels()).containsExactlyInAnyOrder(
                "vcr", "src", "cse", "ssh", "iwp", "ipv", "dfm", "ncr", "hte", "prv", "sxc_prn", "spc_ele", "spc_fin",
                "spc_hlt", "spc_lgl");
        assertThat(Taxonomy.AZURE.labels()).containsExactlyInAnyOrder("Hate", "SelfHarm", "Sexual", "Violence");
        assertThat(Taxonomy.LMSYS_FIVE.labels())
                .containsExactlyInAnyOrder("hate", "self-harm", "sexual", "violence", "harassment");
    }

    @Test
    void everyCategoryHasAHazardOfLlamaGuardAndOfMlCommons() {
        assertThat(Category.values()).allSatisfy(category -> {
            assertThat(Taxonomy.LLAMA_GUARD.labelsOf(category)).isNotEmpty();
            assertThat(Taxonomy.AILUMINATE.labelsOf(category)).isNotEmpty();
        });
    }

    @Test
    void crimesOfSexAreSexual() {
        assertThat(Taxonomy.LLAMA_GUARD.categoriesOf("S3")).containsExactly(new Match<>(Category.SEXUAL, false));
    }

    @Test
    void roughMappingsAreMarked() {
        assertThat(Taxonomy.AZURE.labelsOf(Category.HARASSMENT)).containsExactly(new Match<>("Hate", true));
        assertThat(Taxonomy.LMSYS_FIVE.labelsOf(Category.HARASSMENT)).containsExactly(new Match<>("harassment", false));
    }

    @Test
    void aLabelWithoutACategoryMapsToNone() {
        assertThat(Taxonomy.LLAMA_GUARD.categoriesOf("S7")).isEmpty();
        assertThat(Taxonomy.LMSYS_FIVE.labelsOf(Category.ILLICIT)).isEmpty();
        assertThat(Taxonomy.AZURE.categoriesOf("S1")).isEmpty();
    }
}
