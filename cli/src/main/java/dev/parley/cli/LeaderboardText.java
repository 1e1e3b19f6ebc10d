package dev.parley.cli;

import dev.parley.rating.audit.CoordinatedVotes;
import dev.parley.rating.audit.ForgedVotes;
import dev.parley.rating.audit.JudgeTest;
import dev.parley.rating.audit.TieModelComparison;
import dev.parley.rating.board.Board;
import dev.parley.rating.board.Coefficient;
import dev.parley.rating.board.Interval;
import dev.parley.rating.board.IntervalMethod;
import dev.parley.rating.board.Method;
import dev.parley.rating.board.Standing;
import dev.parley.rating.board.Warning;
import dev.parley.rating.filter.FilterEffect;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A leaderboard for people to read. */
final class LeaderboardText {
    private static final int SHOWN = 10;

    private LeaderboardText() {}

    /** Prints a report, whose parts are those of the JSON. */
    static void print(Map<String, Object> report, PrintWriter out) {
        if (!(report.get("method") instanceof Method method)) {
            throw new IllegalArgumentException("a report without its method");
        }
        printBoard(method, list(report, "models", Standing.class), out);
        printMethod(report, method, out);
        printCoefficients(list(report, "coefficients", Coefficient.class), method, out);
        if (report.get("boards") instanceof Map<?, ?> boards) {
            boards.forEach((name, board) -> {
                Board group = (Board) board;
                out.printf("%n%s: %d votes%n", Terminal.printable(String.valueOf(name)), group.method().votes());
                printBoard(group.method(), group.models(), out);
                printWarnings(group.warnings(), out);
            });
        }
        printTieModels(list(report, "tieModels", TieModelComparison.class), out);
        printFilters(list(report, "voteFilters", FilterEffect.class), out);
        printForged(list(report, "forgedVotes", ForgedVotes.class), out);
        if (report.containsKey("judges")) {
            printJudges(list(report, "judges", JudgeTest.class), out);
            printCoordinated(list(report, "coordinated", CoordinatedVotes.class), out);
        }
        printWarnings(list(report, "warnings", Warning.class), out);
    }

    private static void printWarnings(List<Warning> warnings, PrintWriter out) {
        warnings.forEach(warning -> out.println("warning: " + Terminal.printable(warning.sentence())));
    }

    private static <T> List<T> list(Map<String, Object> report, String part, Class<T> type) {
        return report.get(part) instanceof List<?> list ? list.stream().map(type::cast).toList() : List.of();
    }

    private static void printBoard(Method method, List<Standing> models, PrintWriter out) {
        int width = Math.max(5, models.stream().mapToInt(s -> s.model().length()).max().orElse(5));
        boolean bootstrap = method.rounds() > 0;
        out.printf(
                Locale.ROOT,
                "%7s  %-" + width + "s %8s  %-17s%s %9s %6s %6s %6s%n",
                "rank",
                "model",
                "rating",
                "sandwich",
                bootstrap ? "  %-17s".formatted("bootstrap") : "",
                "votes",
                "win",
                "bad",
                "p>next");
        for (Standing standing : models) {
            out.printf(
                    Locale.ROOT,
                    "%7s  %-" + width + "s %8.1f  %-17s%s %9d %5.1f%% %5.1f%% %6.3f%n",
                    ranks(standing),
                    Terminal.printable(standing.model()),
                    standing.rating(),
                    text(standing.intervals().get(IntervalMethod.SANDWICH)),
                    bootstrap
                            ? "  %-17s".formatted(text(standing.intervals().get(IntervalMethod.BOOTSTRAP)))
                            : "",
                    standing.votes(),
                    100 * standing.winShare(),
                    100 * standing.bothBadShare(),
                    standing.aboveNext());
        }
    }

    private static String ranks(Standing standing) {
        return standing.rank() == standing.worstRank()
                ? String.valueOf(standing.rank())
                : standing.rank() + "–" + standing.worstRank();
    }

    private static String text(@Nullable Interval interval) {
        return interval == null ? "" : String.format(Locale.ROOT, "%.1f–%.1f", interval.lower(), interval.upper());
    }

    private static void printMethod(Map<String, Object> report, Method method, PrintWriter out) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%d votes, %d models. %s; both bad is %s; %s; penalty %.3g on squared strengths%s.%n",
                method.votes(),
                list(report, "models", Standing.class).size(),
                method.model(),
                method.bothBad(),
                method.ratingRule(),
                method.regularisation(),
                method.minPairCount() > 0 ? "; pairs weigh alike" : "");
        out.printf(
                Locale.ROOT,
                "Intervals at %s%%: sandwich%s; ranks by %s. %s.%n",
                percent(method),
                method.rounds() > 0
                        ? ", and percentiles of " + method.rounds() + " bootstrap rounds (seed " + method.seed() + ")"
                        : "",
                method.interval(),
                report.get("version"));
        list(report, "filters", Map.class)
                .forEach(filter -> out.println("filter " + filter.get("filter") + ": " + filter.get("removed") + " votes left out"));
        count(report, "unreadable", "records could not be read", out);
        count(report, "superseded", "battles were judged again later; the last judgement counts", out);
    }

    private static String percent(Method method) {
        return BigDecimal.valueOf(method.level()).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static void count(Map<String, Object> report, String part, String what, PrintWriter out) {
        if (report.get(part) instanceof Long number && number > 0) {
            out.println(number + " " + what);
        }
    }

    private static void printCoefficients(List<Coefficient> coefficients, Method method, PrintWriter out) {
        if (!coefficients.isEmpty()) {
            out.printf(Locale.ROOT, "%nlog-odds for one standard deviation more, %s%% interval%n", percent(method));
            coefficients.forEach(c -> out.printf(
                    Locale.ROOT, "%-10s %7.4f  %.4f to %.4f%n", c.covariate(), c.value(), c.lower(), c.upper()));
        }
    }

    private static void printTieModels(List<TieModelComparison> models, PrintWriter out) {
        if (!models.isEmpty()) {
            out.printf("%n%-16s %16s %10s %16s %16s%n", "ties", "log-likelihood", "parameters", "AIC", "BIC");
            models.forEach(m -> out.printf(
                    Locale.ROOT,
                    "%-16s %16.1f %10d %16.1f %16.1f%n",
                    m.model().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    m.logLikelihood(),
                    m.parameters(),
                    m.aic(),
                    m.bic()));
        }
    }

    private static void printFilters(List<FilterEffect> effects, PrintWriter out) {
        for (FilterEffect effect : effects) {
            out.printf("%nfilter %s alone: %d votes left out, %d kept%n", effect.filter(), effect.removed(), effect.kept());
            effect.moves().stream()
                    .filter(move -> move.placeBefore() != move.placeAfter())
                    .limit(SHOWN)
                    .forEach(move -> out.printf(
                            Locale.ROOT,
                            "  %s: place %d to %s, rating %.1f to %.1f%n",
                            Terminal.printable(move.model()),
                            move.placeBefore(),
                            move.placeAfter() == 0 ? "none" : move.placeAfter(),
                            move.ratingBefore(),
                            move.ratingAfter()));
        }
    }

    private static void printForged(List<ForgedVotes> forged, PrintWriter out) {
        if (!forged.isEmpty()) {
            out.printf("%nforged votes that would swap two neighbours%n");
            forged.forEach(f -> out.printf(
                    Locale.ROOT,
                    "%9d (%.1f%% of its own) for %s to pass %s, %.1f points above%n",
                    f.votes(),
                    100 * f.share(),
                    Terminal.printable(f.lower()),
                    Terminal.printable(f.upper()),
                    f.gap()));
        }
    }

    private static void printJudges(List<JudgeTest> tests, PrintWriter out) {
        long flagged = tests.stream().filter(JudgeTest::flagged).count();
        out.printf(
                Locale.ROOT,
                "%n%d of %d judges with enough votes vote like nobody else (of honest ones up to %.0f%% would)%n",
                flagged,
                tests.size(),
                100 * JudgeTest.ALPHA);
        tests.stream().filter(JudgeTest::flagged).limit(SHOWN).forEach(t -> out.printf(
                Locale.ROOT,
                "  %s: %d votes, upper %.3g, lower %.3g, stuffing %.3g, most for %s%n",
                Terminal.printable(t.judge()),
                t.votes(),
                t.upper(),
                t.lower(),
                t.stuffing(),
                Terminal.printable(t.favourite())));
    }

    private static void printCoordinated(List<CoordinatedVotes> found, PrintWriter out) {
        out.printf("%n%d hours in which several judges together favoured a model%n", found.size());
        found.stream().limit(SHOWN).forEach(c -> out.printf(
                Locale.ROOT,
                "  %s from %s: %d judges, %d of %d won where %.1f were to be expected, evidence %.3g%n",
                Terminal.printable(c.model()),
                c.from(),
                c.judges().size(),
                c.wins(),
                c.votes(),
                c.expected(),
                c.evidence()));
    }

    /** The board as CSV. */
    static String csv(Map<String, Object> report) {
        return list(report, "models", Standing.class).stream()
                .map(s -> String.join(
                        ",",
                        '"' + s.model().replace("\"", "\"\"") + '"',
                        String.valueOf(s.rank()),
                        String.valueOf(s.worstRank()),
                        String.valueOf(s.rating()),
                        String.valueOf(s.lower()),
                        String.valueOf(s.upper()),
                        String.valueOf(s.votes())))
                .collect(Collectors.joining("\n", "model,rank,worst_rank,rating,lower,upper,votes\n", "\n"));
    }
}
