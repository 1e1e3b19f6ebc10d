package dev.parley.cli;

import dev.parley.rating.board.Board;
import dev.parley.rating.board.Interval;
import dev.parley.rating.board.IntervalMethod;
import dev.parley.rating.board.Method;
import dev.parley.rating.board.Standing;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A leaderboard for people to read. */
final class BoardText {
    private BoardText() {}

    static void print(Board board, PrintWriter out) {
        int width = board.models().stream().mapToInt(s -> s.model().length()).max().orElse(5);
        Method method = board.method();
        String level = "%.3g%%".formatted(100 * method.level());
        out.printf(Locale.ROOT, "%9s  %-" + width + "s %8s  %-17s %-17s %9s %6s %6s %6s%n",
                "rank", "model", "rating", level + " sandwich", level + " bootstrap", "votes", "win", "bad", "p>next");
        for (Standing standing : board.models()) {
            String ranks = standing.rank() == standing.worstRank()
                    ? String.valueOf(standing.rank())
                    : standing.rank() + "–" + standing.worstRank();
            out.printf(
                    Locale.ROOT,
                    "%9s  %-" + width + "s %8.1f  %-17s %-17s %9d %5.1f%% %5.1f%% %6.3f%n",
                    ranks,
                    Terminal.printable(standing.model()),
                    standing.rating(),
                    text(standing.intervals().get(IntervalMethod.SANDWICH)),
                    text(standing.intervals().get(IntervalMethod.BOOTSTRAP)),
                    standing.votes(),
                    100 * standing.winShare(),
                    100 * standing.bothBadShare(),
                    standing.aboveNext());
        }
        out.println();
        out.println(method.model() + "; both bad " + method.bothBad() + "; " + method.ratingRule() + ".");
        board.warnings().forEach(warning -> out.println("warning: " + Terminal.printable(warning)));
    }

    private static String text(@Nullable Interval interval) {
        return interval == null ? "" : "%.1f…%.1f".formatted(interval.lower(), interval.upper());
    }
}
