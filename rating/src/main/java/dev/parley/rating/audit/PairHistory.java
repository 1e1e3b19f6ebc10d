package dev.parley.rating.audit;

import dev.parley.core.Battle.Outcome;
import dev.parley.rating.vote.Votes;
import java.util.BitSet;

/** How often each model won against each other, over all votes that were decided. */
final class PairHistory {
    private final int models;
    private final int[] wins;

    PairHistory(Votes votes, BitSet rows) {
        models = votes.models().size();
        wins = new int[models * models];
        rows.stream().filter(row -> isDecided(votes, row)).forEach(row -> wins[at(winner(votes, row), loser(votes, row))]++);
    }

    static boolean isDecided(Votes votes, int row) {
        return votes.outcome(row) == Outcome.MODEL_A || votes.outcome(row) == Outcome.MODEL_B;
    }

    static int winner(Votes votes, int row) {
        return votes.outcome(row) == Outcome.MODEL_A ? votes.modelA(row) : votes.modelB(row);
    }

    static int loser(Votes votes, int row) {
        return votes.outcome(row) == Outcome.MODEL_A ? votes.modelB(row) : votes.modelA(row);
    }

    private int at(int winner, int loser) {
        return winner * models + loser;
    }

    /**
     * The share of wins of a model against another without some votes, such as those of the judge who is tested; half a
     * win and half a loss are added, so that it is never 0 or 1.
     */
    double share(int model, int other, int winsLess, int lossesLess) {
        double won = wins[at(model, other)] - winsLess;
        double lost = wins[at(other, model)] - lossesLess;
        return (won + 0.5) / (won + lost + 1);
    }
}
