package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.rating.filter.VoteFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which votes count. */
final class VoteFilterOptions {
    @Option(names = "--all-votes", description = "Count votes given while the models' names were shown as well.")
    private boolean allVotes;

    @Option(names = "--language", paramLabel = "NAME", split = ",", description = "Only conversations in these languages.")
    private List<String> languages = List.of();

    @Option(names = "--category", paramLabel = "NAME", split = ",", description = "Only these categories.")
    private List<String> categories = List.of();

    @Option(names = "--turns", paramLabel = "FROM[..TO]", description = "Only conversations of so many user messages.")
    private Optional<String> turns = Optional.empty();

    @Option(
            names = "--length",
            paramLabel = "FROM[..TO]",
            description = "Only conversations in which the user wrote so many characters.")
    private Optional<String> length = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", description = "Only votes from this day or moment on (UTC).")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Only votes before this day or moment (UTC).")
    private Optional<String> until = Optional.empty();

    @Option(names = "--dedup", description = "Thin prompts that came very often, as FastChat does.")
    private boolean dedup;

    @Option(names = "--daily-cap", paramLabel = "N", description = "Only each judge's first N votes of a day.")
    private Optional<Integer> dailyCap = Optional.empty();

    @Option(names = "--no-leaks", description = "No conversations that name a model or its maker.")
    private boolean noLeaks;

    /** The filters that were asked for, in the order in which they apply. */
    List<VoteFilter> chosen() {
        List<VoteFilter> filters = new ArrayList<>();
        if (!allVotes) {
            filters.add(VoteFilter.anonymous());
        }
        if (noLeaks) {
            filters.add(VoteFilter.noLeaks());
        }
        if (!languages.isEmpty()) {
            filters.add(VoteFilter.languages(languages));
        }
        if (!categories.isEmpty()) {
            filters.add(VoteFilter.categories(categories));
        }
        turns.map(text -> Range.parse("--turns", text)).ifPresent(r -> filters.add(VoteFilter.turns(r.from(), r.to())));
        length.map(text -> Range.parse("--length", text)).ifPresent(r -> filters.add(VoteFilter.length(r.from(), r.to())));
        if (since.isPresent() || until.isPresent()) {
            filters.add(VoteFilter.time(
                    since.map(text -> moment("--since", text)).orElse(Instant.EPOCH),
                    until.map(text -> moment("--until", text)).orElse(Instant.parse("9999-01-01T00:00:00Z"))));
        }
        if (dedup) {
            filters.add(VoteFilter.thinned(0));
        }
        dailyCap.ifPresent(most -> filters.add(VoteFilter.dailyCap(most)));
        return filters;
    }

    /** The filters whose effect is worth knowing whatever was asked for. */
    static List<VoteFilter> usual() {
        return List.of(VoteFilter.anonymous(), VoteFilter.noLeaks(), VoteFilter.thinned(0), VoteFilter.dailyCap(20));
    }

    boolean needsJudges() {
        return dailyCap.isPresent();
    }

    /** Numbers from one to another, both included. */
    private record Range(int from, int to) {
        static Range parse(String option, String text) {
            int dots = text.indexOf("..");
            try {
                if (dots < 0) {
                    int only = Integer.parseInt(text);
                    return new Range(only, only);
                }
                String to = text.substring(dots + 2);
                return new Range(
                        Integer.parseInt(text.substring(0, dots)), to.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(to));
            } catch (NumberFormatException notANumber) {
                throw new InputException("'" + option + " " + text + "' is no range; write 3, 3.. or 3..7", notANumber);
            }
        }
    }

    private static Instant moment(String option, String text) {
        try {
            return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException notATime) {
            throw new InputException(
                    "'" + option + " " + text + "' is no time; write 2024-08-13 or 2024-08-13T12:00:00Z", notATime);
        }
    }
}
