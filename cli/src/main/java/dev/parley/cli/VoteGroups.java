package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.rating.vote.Votes;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Votes by language, category or number of turns; a vote may be in several categories, or in no group. */
final class VoteGroups {
    private VoteGroups() {}

    static Map<String, BitSet> of(String what, Votes votes, BitSet rows) {
        var groups = new TreeMap<String, BitSet>();
        rows.stream().forEach(row -> {
            switch (what) {
                case "language" -> {
                    if (votes.language(row) != Votes.UNKNOWN) {
                        add(groups, votes.languages().name(votes.language(row)), row);
                    }
                }
                case "category" -> votes.categories().all().stream()
                        .filter(name -> votes.isIn(votes.categories().find(name), row))
                        .forEach(name -> add(groups, name, row));
                case "turns" -> {
                    if (votes.turns(row) != Votes.UNKNOWN) {
                        add(groups, votes.turns(row) > 1 ? "several turns" : "one turn", row);
                    }
                }
                default -> throw new InputException("'--by " + what + "' is none of language, category and turns");
            }
        });
        return groups;
    }

    private static void add(Map<String, BitSet> groups, String name, int row) {
        groups.computeIfAbsent(name, unused -> new BitSet()).set(row);
    }
}
