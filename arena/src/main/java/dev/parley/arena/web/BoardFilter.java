package dev.parley.arena.web;

import dev.parley.rating.filter.VoteFilter;
import dev.parley.rating.vote.Votes;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Which votes a board counts. Only votes of people who did not know the models ever count.
 *
 * @param language by its code; empty for all
 * @param style whether length and Markdown of the answers are accounted for
 */
record BoardFilter(
        Window window,
        Optional<String> language,
        Optional<Category> category,
        Turns turns,
        Length length,
        boolean style) {
    private static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);

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

    static BoardFilter of(Context context) {
        return new BoardFilter(
                constant(context, "window", Window.ALL),
                Optional.ofNullable(context.queryParam("language")).filter(name -> !name.equals("all")),
                category(context),
                constant(context, "turns", Turns.ALL),
                constant(context, "length", Length.ALL),
                "yes".equals(context.queryParam("style")));
    }

    private static Optional<Category> category(Context context) {
        return Optional.ofNullable(context.queryParam("category"))
                .filter(name -> !name.equals("all"))
                .map(unused -> constant(context, "category", Category.PROSE));
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

    /** Those of all rows that the board counts. */
    BitSet rows(Votes votes, BitSet all, Instant now) {
        BitSet rows = all;
        for (VoteFilter filter : filters(now)) {
            rows = filter.rule().keep(votes, rows);
        }
        return rows;
    }

    private List<VoteFilter> filters(Instant now) {
        var filters = new ArrayList<VoteFilter>(List.of(VoteFilter.anonymous(), VoteFilter.noLeaks()));
        language.ifPresent(name -> filters.add(VoteFilter.languages(List.of(name))));
        category.ifPresent(chosen -> filters.add(VoteFilter.categories(List.of(Fields.name(chosen)))));
        if (window != Window.ALL) {
            filters.add(VoteFilter.time(now.minus(window.back), NEVER));
        }
        switch (turns) {
            case ALL -> {}
            case SINGLE -> filters.add(VoteFilter.turns(1, 1));
            case SEVERAL -> filters.add(VoteFilter.turns(2, Integer.MAX_VALUE));
        }
        switch (length) {
            case ALL -> {}
            case SHORT -> filters.add(VoteFilter.length(0, Length.FROM - 1));
            case LONG -> filters.add(VoteFilter.length(Length.FROM, Integer.MAX_VALUE));
        }
        return filters;
    }
}
