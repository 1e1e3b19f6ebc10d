package dev.parley.text.personal;

import dev.parley.text.Finding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What recognisers saw in one text, overlaps and all, and the choice among it. Likely findings come before unlikely
 * ones; secrets before structured data, and these before names and places; of structured data the surer, of names and
 * places the longer, comes first. Who comes first stays; what overlaps it goes.
 */
final class Candidates {
    /** From this score on a finding is more likely right than wrong. */
    static final double LIKELY = 0.5;

    private static final Comparator<Candidate> STRONGEST_FIRST = Comparator.comparing(
                    (Candidate c) -> c.score() < LIKELY)
            .thenComparing(Candidate::tier)
            .thenComparing(c -> c.tier() == Tier.STRUCTURED ? -c.score() : 0)
            .thenComparing(c -> c.start() - c.end())
            .thenComparing(c -> -c.score())
            .thenComparing(Candidate::kind)
            .thenComparing(Candidate::start);

    private final List<Candidate> all = new ArrayList<>();

    void add(Kind kind, double score, int start, int end) {
        if (start < end) {
            all.add(new Candidate(kind, score, start, end));
        }
    }

    /** The chosen findings, in order of their place. */
    List<Finding> chosen() {
        if (all.isEmpty()) {
            return List.of();
        }
        all.sort(STRONGEST_FIRST);
        var covered = new BitSet();
        var chosen = new ArrayList<Finding>();
        for (Candidate candidate : all) {
            int next = covered.nextSetBit(candidate.start());
            if (next < 0 || next >= candidate.end()) {
                covered.set(candidate.start(), candidate.end());
                chosen.add(new Finding(
                        candidate.kind().signal(), candidate.score(), candidate.start(), candidate.end()));
            }
        }
        chosen.sort(Comparator.comparingInt(Finding::start));
        return chosen;
    }

    private enum Tier {
        SECRET,
        STRUCTURED,
        WORDS
    }

    private record Candidate(Kind kind, double score, int start, int end) {
        Tier tier() {
            if (kind.compareTo(Kind.GENERIC_SECRET) <= 0) {
                return Tier.SECRET;
            }
            return kind.compareTo(Kind.DOMAIN) <= 0 ? Tier.STRUCTURED : Tier.WORDS;
        }
    }
}
