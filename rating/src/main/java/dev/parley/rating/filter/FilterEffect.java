package dev.parley.rating.filter;

import dev.parley.rating.board.Board;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.board.Standing;
import dev.parley.rating.vote.Votes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one filter alone does to a board.
 *
 * @param kept number of votes
 * @param removed number of votes
 * @param moves of the models whose place or rating changes, the largest change of place first
 */
public record FilterEffect(String filter, long kept, long removed, List<Move> moves) {
    public FilterEffect {
        moves = List.copyOf(moves);
    }

    /** A model on the board of all votes, and on that of those that are kept; place 0 if it is no more on it. */
    public record Move(String model, int placeBefore, int placeAfter, double ratingBefore, double ratingAfter) {
        int distance() {
            return Math.abs(placeBefore - placeAfter);
        }
    }

    /** The effect of each filter on the board of all rows. */
    public static List<FilterEffect> of(Votes votes, List<VoteFilter> filters, BoardOptions options) {
        return of(votes, votes.all(), filters, options);
    }

    /** The effect of each filter on the board of some rows. A filter that would keep no vote moves nobody. */
    public static List<FilterEffect> of(Votes votes, BitSet rows, List<VoteFilter> filters, BoardOptions options) {
        BoardOptions quick = options.withRounds(0);
        Board before = Board.of(votes.outcomes(rows), quick);
        List<FilterEffect> effects = new ArrayList<>();
        for (VoteFilter filter : filters) {
            BitSet kept = filter.rule().keep(votes, rows);
            int removed = rows.cardinality() - kept.cardinality();
            List<Move> moves = removed == 0 || kept.isEmpty()
                    ? List.of()
                    : moves(before, Board.of(votes.outcomes(kept), quick));
            effects.add(new FilterEffect(filter.name(), kept.cardinality(), removed, moves));
        }
        return effects;
    }

    private static List<Move> moves(Board before, Board after) {
        Map<String, Standing> standings = new HashMap<>();
        after.models().forEach(standing -> standings.put(standing.model(), standing));
        List<Move> moves = new ArrayList<>();
        for (Standing old : before.models()) {
            Standing now = standings.get(old.model());
            moves.add(
                    now == null
                            ? new Move(old.model(), old.place(), 0, old.rating(), 0)
                            : new Move(old.model(), old.place(), now.place(), old.rating(), now.rating()));
        }
        moves.removeIf(move -> move.placeBefore() == move.placeAfter() && move.ratingBefore() == move.ratingAfter());
        moves.sort(Comparator.comparingInt(Move::distance).reversed());
        return moves;
    }
}
