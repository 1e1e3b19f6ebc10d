package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterAgreementTest {
    @Test
    void theSameClustersUnderOtherNamesAgreeWholly() {
        ClusterAgreement agreement = ClusterAgreement.of(new int[] {2, 2, 0, 1}, List.of("a", "a", "b", "c"));

        assertThat(agreement.nmi()).isCloseTo(1, within(1e-12));
        assertThat(agreement.purity()).isEqualTo(1);
    }

    @Test
    void oneClusterOfAllTellsNothing() {
        ClusterAgreement agreement = ClusterAgreement.of(new int[4], List.of("a", "a", "b", "c"));

        assertThat(agreement.nmi()).isZero();
        assertThat(agreement.purity()).isEqualTo(0.5);
    }

    /** {@code normalized_mutual_info_score([0, 0, 1, 1, 2], [0, 1, 1, 1, 2])} of scikit-learn 1.9.1. */
    @Test
    void theFigureIsThatOfScikitLearn() {
        ClusterAgreement agreement = ClusterAgreement.of(new int[] {0, 0, 1, 1, 2}, List.of("a", "b", "b", "b", "c"));

        assertThat(agreement.nmi()).isCloseTo(0.6712694853274374, within(1e-9));
    }
}
