package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.rating.audit.CoordinatedVotes;
import dev.parley.rating.audit.ForgedVotes;
import dev.parley.rating.audit.JudgeTest;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.filter.FilterEffect;
import dev.parley.rating.filter.VoteFilter;
import dev.parley.rating.vote.Votes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** How far a board can be trusted, for everybody to see: numbers only, and nobody who voted. */
final class BoardAudit {
    /** How close together coordinated votes come. */
    private static final Duration STRETCH = Duration.ofHours(1);

    /** Votes of one user in a day of which a cap, as FastChat's {@code --daily-vote-per-user} is one, lets no more through. */
    private static final int DAILY = 50;

    private static final int MOVES_SHOWN = 5;
    private static final int GROUPS_SHOWN = 20;

    private final Votes votes;
    private final BitSet all;
    private final BitSet rows;
    private final BoardOptions options;

    /**
     * @param all the votes that there are
     * @param rows those of the board that is looked at
     */
    BoardAudit(Votes votes, BitSet all, BitSet rows, BoardOptions options) {
        this.votes = votes;
        this.all = all;
        this.rows = rows;
        this.options = options;
    }

    /** @param marks filters of what the arena's rules marked */
    ObjectNode view(List<VoteFilter> marks) {
        List<String> flagged = JudgeTest.of(votes, rows, JudgeTest.ALPHA).stream()
                .filter(JudgeTest::flagged)
                .map(JudgeTest::judge)
                .toList();
        ObjectNode view = Json.object().put("flaggedJudges", flagged.size());
        addEffects(view.putArray("effects"), marks, flagged);
        addForged(view.putArray("forged"));
        addCoordinated(view.putArray("coordinated"));
        return view;
    }

    /** What each filter does alone, compared with all votes on pairs, blind or not. */
    private void addEffects(ArrayNode effects, List<VoteFilter> marks, List<String> flagged) {
        var filters = new ArrayList<VoteFilter>();
        filters.add(new VoteFilter("anonymous", VoteFilter.anonymous().rule()));
        filters.addAll(marks);
        filters.add(new VoteFilter("daily-cap", VoteFilter.dailyCap(DAILY).rule()));
        filters.add(new VoteFilter("frequent-prompts", VoteFilter.thinned(0).rule()));
        filters.add(new VoteFilter("flagged-judges", VoteFilter.without(flagged).rule()));
        for (FilterEffect effect : FilterEffect.of(votes, all, filters, options)) {
            ObjectNode shown = effects.addObject()
                    .put("filter", effect.filter())
                    .put("kept", effect.kept())
                    .put("removed", effect.removed());
            ArrayNode moves = shown.putArray("moves");
            effect.moves().stream()
                    .filter(move -> move.placeBefore() != move.placeAfter())
                    .limit(MOVES_SHOWN)
                    .forEach(move -> moves.addObject()
                            .put("model", move.model())
                            .put("before", move.placeBefore())
                            .put("after", move.placeAfter()));
        }
    }

    private void addForged(ArrayNode forged) {
        ForgedVotes.of(votes.outcomes(rows), options).forEach(pair -> forged.addObject()
                .put("upper", pair.upper())
                .put("lower", pair.lower())
                .put("gap", pair.gap())
                .put("votes", pair.votes())
                .put("share", pair.share()));
    }

    private void addCoordinated(ArrayNode groups) {
        CoordinatedVotes.find(votes, rows, STRETCH, JudgeTest.ALPHA).stream()
                .limit(GROUPS_SHOWN)
                .forEach(group -> groups.addObject()
                        .put("model", group.model())
                        .put("from", group.from().toString())
                        .put("judges", group.judges().size())
                        .put("votes", group.votes())
                        .put("wins", group.wins())
                        .put("expected", group.expected()));
    }
}
