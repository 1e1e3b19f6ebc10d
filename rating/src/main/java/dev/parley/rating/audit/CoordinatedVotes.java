package dev.parley.rating.audit;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.parley.rating.vote.Votes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several judges who in the same stretch of time vote for one model more than everybody does at other times, although
 * each alone may not be conspicuous.
 *
 * @param from beginning of the stretch
 * @param judges who voted on the model in it
 * @param votes on the model in it that were decided
 * @param wins of the model among them
 * @param expected wins by the votes of all other times
 * @param evidence the likelihood ratio against chance
 */
public record CoordinatedVotes(
        String model,
        @JsonSerialize(using = ToStringSerializer.class) Instant from,
        List<String> judges,
        int votes,
        int wins,
        double expected,
        double evidence) {
    private static final int LEAST_JUDGES = 3;

    public CoordinatedVotes {
        judges = List.copyOf(judges);
    }

    /**
     * Looks at each model in each stretch of time. As so many are looked at, a stretch is told of only if its evidence
     * is above their number divided by alpha (Bonferroni), so that with honest votes the chance of any is at most
     * alpha.
     */
    public static List<CoordinatedVotes> find(Votes votes, BitSet rows, Duration stretch, double alpha) {
        Map<Window, List<Integer>> windows = new HashMap<>();
        rows.stream().filter(row -> isUsable(votes, row)).forEach(row -> {
            long number = Math.floorDiv(votes.time(row), stretch.toMillis());
            add(windows, new Window(votes.modelA(row), number), row);
            add(windows, new Window(votes.modelB(row), number), row);
        });
        var history = new PairHistory(votes, rows);
        List<CoordinatedVotes> found = new ArrayList<>();
        windows.forEach((window, inside) -> {
            CoordinatedVotes test = test(votes, history, window, inside, stretch);
            if (test.judges().size() >= LEAST_JUDGES && test.evidence() > windows.size() / alpha) {
                found.add(test);
            }
        });
        found.sort(Comparator.comparingDouble(CoordinatedVotes::evidence).reversed());
        return found;
    }

    private record Window(int model, long number) {}

    private static boolean isUsable(Votes votes, int row) {
        return votes.judge(row) != Votes.UNKNOWN
                && votes.time(row) != Votes.NO_TIME
                && PairHistory.isDecided(votes, row);
    }

    private static void add(Map<Window, List<Integer>> windows, Window window, int row) {
        windows.computeIfAbsent(window, unused -> new ArrayList<>(1)).add(row);
    }

    private static CoordinatedVotes test(
            Votes votes, PairHistory history, Window window, List<Integer> inside, Duration stretch) {
        int model = window.model();
        Map<Integer, int[]> own = new HashMap<>();
        Set<Integer> judges = new HashSet<>();
        for (int row : inside) {
            boolean won = PairHistory.winner(votes, row) == model;
            int other = won ? PairHistory.loser(votes, row) : PairHistory.winner(votes, row);
            own.computeIfAbsent(other, unused -> new int[2])[won ? 0 : 1]++;
            judges.add(votes.judge(row));
        }
        double evidence = 1;
        double expected = 0;
        int wins = 0;
        for (Map.Entry<Integer, int[]> pair : own.entrySet()) {
            int won = pair.getValue()[0];
            int lost = pair.getValue()[1];
            double share = history.share(model, pair.getKey(), won, lost);
            evidence *= Math.pow(Stakes.won(share), won) * Math.pow(Stakes.lost(), lost);
            expected += share * (won + lost);
            wins += won;
        }
        return new CoordinatedVotes(
                votes.models().name(model),
                Instant.ofEpochMilli(window.number() * stretch.toMillis()),
                judges.stream().map(votes.judges()::name).sorted().toList(),
                inside.size(),
                wins,
                expected,
                evidence);
    }
}
