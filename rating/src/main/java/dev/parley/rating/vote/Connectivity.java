package dev.parley.rating.vote;

import dev.parley.core.Battle.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which models votes hold together. Ratings of models in different groups cannot be compared at all. Within a group, a
 * rating is bounded by votes if the model has done at least as well as some other that has done at least as well as ...
 * as itself; Ford (1957) shows that the maximum of the likelihood exists if and only if that is so for all.
 */
public record Connectivity(List<List<String>> groups, List<List<String>> rings) {
    public Connectivity {
        groups = List.copyOf(groups);
        rings = List.copyOf(rings);
    }

    /**
     * Finds the groups (models connected by votes) and the rings (models that reach each other by wins and ties), each
     * the largest first.
     */
    public static Connectivity of(Outcomes outcomes) {
        int n = outcomes.models().size();
        boolean[] beats = new boolean[n * n];
        boolean[] meets = new boolean[n * n];
        for (int row = 0; row < outcomes.rows(); row++) {
            int a = outcomes.first(row);
            int b = outcomes.second(row);
            double even = outcomes.count(row, Outcome.TIE) + outcomes.count(row, Outcome.BOTH_BAD);
            beats[a * n + b] |= outcomes.count(row, Outcome.MODEL_A) + even > 0;
            beats[b * n + a] |= outcomes.count(row, Outcome.MODEL_B) + even > 0;
            meets[a * n + b] |= outcomes.votes(row) > 0;
            meets[b * n + a] |= outcomes.votes(row) > 0;
        }
        return new Connectivity(classes(outcomes.models(), meets), classes(outcomes.models(), beats));
    }

    /** The classes of models of which each reaches each. */
    private static List<List<String>> classes(List<String> models, boolean[] edges) {
        int n = models.size();
        boolean[][] reached = IntStream.range(0, n).mapToObj(from -> reached(from, n, edges)).toArray(boolean[][]::new);
        List<List<String>> classes = new ArrayList<>();
        boolean[] placed = new boolean[n];
        for (int i = 0; i < n; i++) {
            if (!placed[i]) {
                List<String> members = new ArrayList<>();
                for (int j = i; j < n; j++) {
                    if (reached[i][j] && reached[j][i]) {
                        placed[j] = true;
                        members.add(models.get(j));
                    }
                }
                classes.add(members);
            }
        }
        classes.sort((one, other) -> Integer.compare(other.size(), one.size()));
        return classes;
    }

    private static boolean[] reached(int from, int n, boolean[] edges) {
        boolean[] reached = new boolean[n];
        int[] queue = new int[n];
        int found = 1;
        queue[0] = from;
        reached[from] = true;
        for (int at = 0; at < found; at++) {
            for (int to = 0; to < n; to++) {
                if (edges[queue[at] * n + to] && !reached[to]) {
                    reached[to] = true;
                    queue[found++] = to;
                }
            }
        }
        return reached;
    }

    public boolean isConnected() {
        return groups.size() <= 1;
    }

    /** Whether the votes alone bound every rating. */
    public boolean isBounded() {
        return rings.size() <= 1;
    }
}
