package dev.parley.rating.vote;

import dev.parley.core.Battle.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often each pair of models ended how: all that a rating needs to know of the votes. A row is a pair, or one vote
 * where votes carry covariates (such as the difference in length of the two answers), which cannot be counted together.
 * Rows without covariates are sorted and their first model is the one that comes first by name, so that equal votes
 * give equal outcomes in whatever order they came.
 */
public final class Outcomes {
    /** Number of columns of {@link #counts}. */
    static final int KINDS = 4;

    private final List<String> models;
    private final List<String> covariateNames;
    private final int[] first;
    private final int[] second;
    private final double[] counts;
    private final double[] covariates;

    /**
     * Takes the arrays over.
     *
     * @param models sorted names
     * @param first the place of each row's model A among the models
     * @param second the place of each row's model B
     * @param counts for each row in turn how often model A won, model B won, neither, and both were bad
     * @param covariates for each row in turn as many values as there are names
     */
    Outcomes(
            List<String> models,
            int[] first,
            int[] second,
            double[] counts,
            List<String> covariateNames,
            double[] covariates) {
        this.models = List.copyOf(models);
        this.first = first;
        this.second = second;
        this.counts = counts;
        this.covariateNames = List.copyOf(covariateNames);
        this.covariates = covariates;
    }

    /**
     * Sums rows of the same pair, whichever side its models stood on, and sorts them.
     *
     * @param names of the models, in the order that {@code a} and {@code b} refer to; each once
     * @param counts four for each row: A won, B won, tie, both bad
     * @throws IllegalArgumentException if a model is matched with itself
     */
    public static Outcomes ofCounts(List<String> names, int[] a, int[] b, double[] counts) {
        int[] played = IntStream.concat(Arrays.stream(a), Arrays.stream(b)).distinct().toArray();
        List<String> models = Arrays.stream(played).mapToObj(names::get).sorted().toList();
        Map<String, Integer> places = new HashMap<>();
        models.forEach(model -> places.put(model, places.size()));
        int[] place = new int[names.size()];
        for (int model : played) {
            place[model] = places.getOrDefault(names.get(model), 0);
        }
        var cells = new HashMap<Long, double[]>();
        for (int row = 0; row < a.length; row++) {
            add(cells, place[a[row]], place[b[row]], counts, row * KINDS);
        }
        return ofCells(models, cells);
    }

    private static void add(Map<Long, double[]> cells, int a, int b, double[] counts, int from) {
        if (a == b) {
            throw new IllegalArgumentException("a model cannot be matched with itself");
        }
        boolean turned = a > b;
        long key = turned ? (long) b << 32 | a : (long) a << 32 | b;
        double[] cell = cells.computeIfAbsent(key, unused -> new double[KINDS]);
        cell[0] += counts[from + (turned ? 1 : 0)];
        cell[1] += counts[from + (turned ? 0 : 1)];
        cell[2] += counts[from + 2];
        cell[3] += counts[from + 3];
    }

    private static Outcomes ofCells(List<String> models, Map<Long, double[]> cells) {
        long[] keys = cells.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        int[] first = new int[keys.length];
        int[] second = new int[keys.length];
        double[] counts = new double[keys.length * KINDS];
        for (int row = 0; row < keys.length; row++) {
            first[row] = (int) (keys[row] >> 32);
            second[row] = (int) keys[row];
            System.arraycopy(cells.getOrDefault(keys[row], new double[KINDS]), 0, counts, row * KINDS, KINDS);
        }
        return new Outcomes(models, first, second, counts, List.of(), new double[0]);
    }

    /** The names of the models, sorted. */
    public List<String> models() {
        return models;
    }

    public List<String> covariateNames() {
        return covariateNames;
    }

    public int rows() {
        return first.length;
    }

    /** The place of a row's model A in {@link #models}. */
    public int first(int row) {
        return first[row];
    }

    public int second(int row) {
        return second[row];
    }

    public double count(int row, Outcome outcome) {
        return counts[row * KINDS + column(outcome)];
    }

    public double covariate(int row, int index) {
        return covariates[row * covariateNames.size() + index];
    }

    static int column(Outcome outcome) {
        return switch (outcome) {
            case MODEL_A -> 0;
            case MODEL_B -> 1;
            case TIE -> 2;
            case BOTH_BAD -> 3;
        };
    }

    /** Number of votes in a row. */
    public double votes(int row) {
        double votes = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            votes += counts[row * KINDS + kind];
        }
        return votes;
    }

    /** Number of all votes. */
    public long votes() {
        return Math.round(Arrays.stream(counts).sum());
    }

    /** Number of votes that ended so. */
    public long votes(Outcome outcome) {
        double votes = 0;
        for (int row = 0; row < rows(); row++) {
            votes += count(row, outcome);
        }
        return Math.round(votes);
    }

    /** These outcomes with the votes of "both bad" left out. */
    public Outcomes withoutBothBad() {
        double[] others = counts.clone();
        for (int row = 0; row < rows(); row++) {
            others[row * KINDS + column(Outcome.BOTH_BAD)] = 0;
        }
        return new Outcomes(models, first, second, others, covariateNames, covariates);
    }

    /**
     * These outcomes with some votes more, such as forged ones.
     *
     * @throws IllegalArgumentException if a model is unknown or there are covariates
     */
    public Outcomes plus(String a, String b, Outcome outcome, long votes) {
        if (!covariateNames.isEmpty()) {
            throw new IllegalArgumentException("a vote without covariates cannot join votes that have them");
        }
        int placeA = models.indexOf(a);
        int placeB = models.indexOf(b);
        if (placeA < 0 || placeB < 0) {
            throw new IllegalArgumentException("a vote for an unknown model");
        }
        int rows = rows();
        double[] more = Arrays.copyOf(counts, counts.length + KINDS);
        more[rows * KINDS + column(outcome)] = (double) votes;
        return ofCounts(models, append(first, placeA), append(second, placeB), more);
    }

    private static int[] append(int[] values, int value) {
        int[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return more;
    }
}
