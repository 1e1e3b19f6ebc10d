package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Views of votes that are kept until a vote comes or goes, and not for long if none does: time windows move on. */
final class KeptViews {
    private static final int KEPT = 100;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Map<BoardFilter, Kept> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BoardFilter, Kept> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * The view under a filter.
     *
     * @param votes the rows of those that there are
     */
    ObjectNode get(BoardFilter filter, BitSet votes, Instant now, Supplier<ObjectNode> make) {
        Kept before = kept.get(filter);
        if (before != null && before.votes().equals(votes) && now.isBefore(before.until())) {
            return before.view();
        }
        ObjectNode view = make.get();
        kept.put(filter, new Kept(view, votes, now.plus(FRESH)));
        return view;
    }

    private record Kept(ObjectNode view, BitSet votes, Instant until) {}
}
