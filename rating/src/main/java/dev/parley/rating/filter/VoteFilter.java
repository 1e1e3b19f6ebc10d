package dev.parley.rating.filter;

import dev.parley.rating.vote.Votes;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * A rule for which votes count.
 *
 * @param name as on the command line, with its limits
 */
public record VoteFilter(String name, Rule rule) {
    /** Chooses rows. */
    @FunctionalInterface
    public interface Rule {
        /** Those of the given rows that are kept; the given set is not changed. */
        BitSet keep(Votes votes, BitSet rows);
    }

    /** Keeps votes for which a condition holds, whatever the others are. */
    private static VoteFilter each(String name, Function<Votes, IntPredicate> condition) {
        return new VoteFilter(name, (votes, rows) -> {
            IntPredicate kept = condition.apply(votes);
            var keep = new BitSet(votes.size());
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                if (kept.test(row)) {
                    keep.set(row);
                }
            }
            return keep;
        });
    }

    /** Votes given while the models' names were hidden, as all of FastChat's boards. */
    public static VoteFilter anonymous() {
        return each("anonymous", votes -> votes::anonymous);
    }

    /** Conversations in one of these languages, by the names of the source, in any case. */
    public static VoteFilter languages(Collection<String> names) {
        Set<String> wanted = names.stream().map(VoteFilter::lower).collect(Collectors.toSet());
        return each("language " + String.join(",", names), votes -> {
            Set<Integer> numbers = new HashSet<>();
            for (int number = 0; number < votes.languages().size(); number++) {
                if (wanted.contains(lower(votes.languages().name(number)))) {
                    numbers.add(number);
                }
            }
            return row -> numbers.contains(votes.language(row));
        });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Conversations in one of these categories. */
    public static VoteFilter categories(Collection<String> names) {
        return each("category " + String.join(",", names), votes -> {
            List<Integer> numbers = names.stream().map(votes.categories()::find).filter(number -> number >= 0).toList();
            return row -> numbers.stream().anyMatch(number -> votes.isIn(number, row));
        });
    }

    /** Conversations of so many messages of the user; what is not known is not kept. */
    public static VoteFilter turns(int least, int most) {
        return each(
                "turns " + least + ".." + (most == Integer.MAX_VALUE ? "" : most),
                votes -> row -> votes.turns(row) >= least && votes.turns(row) <= most);
    }

    /** Conversations in which the user wrote so many characters; what is not known is not kept. */
    public static VoteFilter length(int least, int most) {
        return each(
                "length " + least + ".." + (most == Integer.MAX_VALUE ? "" : most),
                votes -> row -> votes.length(row) >= least && votes.length(row) <= most);
    }

    /** Votes from a moment on, until before another; what is not known is not kept. */
    public static VoteFilter time(Instant from, Instant to) {
        long first = from.toEpochMilli();
        long end = to.toEpochMilli();
        return each(
                "time " + from + ".." + to,
                votes -> row -> votes.time(row) != Votes.NO_TIME && votes.time(row) >= first && votes.time(row) < end);
    }

    /** Conversations in which nobody names a model or its maker. */
    public static VoteFilter noLeaks() {
        return each("no-leaks", votes -> row -> !votes.leaked(row));
    }

    /** Votes of all but these judges. */
    public static VoteFilter without(Collection<String> judges) {
        return each("without " + judges.size() + " judges", votes -> {
            Set<Integer> numbers = judges.stream().map(votes.judges()::find).collect(Collectors.toSet());
            return row -> votes.judge(row) == Votes.UNKNOWN || !numbers.contains(votes.judge(row));
        });
    }

    /**
     * Each judge's first votes of each day, in UTC; votes without judge or time are kept (FastChat's {@code
     * --daily-vote-per-user}).
     */
    public static VoteFilter dailyCap(int most) {
        return new VoteFilter("daily-cap " + most, (votes, rows) -> {
            Map<Long, Integer> given = new HashMap<>();
            BitSet keep = (BitSet) rows.clone();
            rows.stream()
                    .filter(row -> votes.judge(row) != Votes.UNKNOWN && votes.time(row) != Votes.NO_TIME)
                    .boxed()
                    .sorted(Comparator.comparingLong(votes::time))
                    .filter(row -> given.merge(day(votes, row), 1, Integer::sum) > most)
                    .forEach(keep::clear);
            return keep;
        });
    }

    private static long day(Votes votes, int row) {
        return Math.floorDiv(votes.time(row), 86_400_000L) << 32 | votes.judge(row);
    }

    /**
     * Frequent prompts thinned to the quantile 0.9999 of how often prompts occur, and those that the source had thinned
     * already left out (FastChat's {@code deduplication.py}). Which votes on a frequent prompt are kept is drawn.
     */
    public static VoteFilter thinned(long seed) {
        return new VoteFilter("dedup", (votes, rows) -> FrequentPrompts.thin(votes, rows, seed));
    }
}
