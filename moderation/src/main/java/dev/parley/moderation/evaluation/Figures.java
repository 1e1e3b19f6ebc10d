package dev.parley.moderation.evaluation;

import java.util.Map;

/**
 * What a moderator reaches on some items.
 *
 * @param items how many
 * @param harmful how many of them
 * @param auprc average precision of the greatest score of the set's categories
 * @param f1 at the policy's thresholds
 * @param recallAtFpr1 recall at a false positive rate of at most 1 %
 * @param falsePositiveRate at the policy's thresholds
 * @param calibrationError expected calibration error, ten bins
 */
public record Figures(
        int items,
        int harmful,
        Interval auprc,
        Interval f1,
        Interval recallAtFpr1,
        Interval falsePositiveRate,
        Interval calibrationError) {

    static Figures of(Scored scored) {
        Scored sorted = scored.sorted();
        return new Figures(
                sorted.truth().length,
                sorted.harmful(),
                sorted.interval(Scored::auprc),
                sorted.interval(Scored::f1),
                sorted.interval(Scored::recallAtFpr1),
                sorted.interval(Scored::falsePositiveRate),
                sorted.interval(Scored::calibrationError));
    }

    /** The single figures by the names that they have in JSON. */
    public Map<String, Interval> byName() {
        return Map.of(
                "auprc", auprc,
                "f1", f1,
                "recallAtFpr1", recallAtFpr1,
                "falsePositiveRate", falsePositiveRate,
                "calibrationError", calibrationError);
    }
}
