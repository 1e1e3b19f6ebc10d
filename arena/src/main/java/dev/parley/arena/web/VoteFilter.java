package dev.parley.arena.web;

import dev.parley.rating.vote.Votes;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;

/**
 * Which votes a board counts. Only votes of people who did not know the models ever count.
 *
 * @param language by its English name; empty for all
 */
record VoteFilter(Window window, Optional<String> language, Turns turns, Length length) {
    /** How far back. */
    enum Window {
        ALL(Duration.ofDays(36_500)),
        MONTH(Duration.ofDays(30)),
        WEEK(Duration.ofDays(7)),
        DAY(Duration.ofDays(1));

        private final Duration back;

        Window(Duration back) {
            this.back = back;
        }
    }

    /** How many messages the user had written. */
    enum Turns {
        ALL,
        SINGLE,
        SEVERAL
    }

    /** How long they were together. */
    enum Length {
        ALL,
        SHORT,
        LONG;

        /** Characters from which on a message counts as long: about 100 words. */
        private static final int FROM = 500;
    }

    static VoteFilter of(Context context) {
        return new VoteFilter(
                constant(context, "window", Window.ALL),
                Optional.ofNullable(context.queryParam("language")).filter(name -> !name.equals("all")),
                constant(context, "turns", Turns.ALL),
                constant(context, "length", Length.ALL));
    }

    private static <E extends Enum<E>> E constant(Context context, String parameter, E usual) {
        String wanted = context.queryParam(parameter);
        if (wanted == null) {
            return usual;
        }
        for (E constant : usual.getDeclaringClass().getEnumConstants()) {
            if (Fields.name(constant).equals(wanted)) {
                return constant;
            }
        }
        throw Fields.wrong(parameter);
    }

    BitSet rows(Votes votes, Instant now) {
        var rows = new BitSet(votes.size());
        long since = now.minus(window.back).toEpochMilli();
        for (int row = 0; row < votes.size(); row++) {
            rows.set(row, votes.anonymous(row) && !votes.leaked(row) && votes.time(row) >= since && fits(votes, row));
        }
        return rows;
    }

    private boolean fits(Votes votes, int row) {
        boolean longOne = votes.length(row) >= Length.FROM;
        return language.map(name -> name.equals(votes.languages().name(votes.language(row)))).orElse(true)
                && (turns == Turns.ALL || (turns == Turns.SINGLE) == (votes.turns(row) == 1))
                && (length == Length.ALL || (length == Length.LONG) == longOne);
    }
}
