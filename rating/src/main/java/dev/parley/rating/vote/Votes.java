package dev.parley.rating.vote;

import dev.parley.core.Battle.Outcome;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Votes one by one, in columns, so that millions fit in memory and are filtered and counted in milliseconds. Rows are
 * appended and never change or go: a filter answers with the set of rows that it keeps.
 */
public final class Votes {
    /** What {@link #judge}, {@link #language}, {@link #turns} and {@link #length} say of a row that does not know. */
    public static final int UNKNOWN = -1;

    /** What {@link #time} says of a row that does not know. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** What {@link #prompt} says of a row that does not know. */
    public static final long NO_PROMPT = 0;

    private static final Outcome[] OUTCOMES = {Outcome.MODEL_A, Outcome.MODEL_B, Outcome.TIE, Outcome.BOTH_BAD};

    private final Names models = new Names();
    private final Names judges = new Names();
    private final Names languages = new Names();
    private final Names categories = new Names();

    private final IntColumn modelA = new IntColumn(UNKNOWN);
    private final IntColumn modelB = new IntColumn(UNKNOWN);
    private final IntColumn outcome = new IntColumn(UNKNOWN);
    private final IntColumn judge = new IntColumn(UNKNOWN);
    private final IntColumn language = new IntColumn(UNKNOWN);
    private final IntColumn turns = new IntColumn(UNKNOWN);
    private final IntColumn length = new IntColumn(UNKNOWN);
    private final LongColumn time = new LongColumn(NO_TIME);
    private final LongColumn prompt = new LongColumn(NO_PROMPT);
    private final BitSet named = new BitSet();
    private final BitSet leaked = new BitSet();
    private final BitSet surplus = new BitSet();
    private final Map<Integer, BitSet> members = new TreeMap<>();

    private final List<String> featureNames;
    private final BitSet featured = new BitSet();
    private double[] features = {};

    private int size;

    /** @param featureNames what the features of a {@link Ballot} are called; none if they do not matter */
    public Votes(List<String> featureNames) {
        this.featureNames = List.copyOf(featureNames);
    }

    /** Votes of an iterable, in its order. */
    public static Votes of(Iterable<Ballot> ballots, List<String> featureNames) {
        var votes = new Votes(featureNames);
        ballots.forEach(votes::add);
        return votes;
    }

    /** Appends a vote. A model matched with itself says nothing and is left away. */
    public void add(Ballot ballot) {
        if (ballot.modelA().equals(ballot.modelB())) {
            return;
        }
        int row = size++;
        modelA.set(row, models.number(ballot.modelA()));
        modelB.set(row, models.number(ballot.modelB()));
        outcome.set(row, Outcomes.column(ballot.outcome()));
        named.set(row, !ballot.anonymous());
        leaked.set(row, ballot.leaked());
        surplus.set(row, ballot.surplus());
        ballot.judge().ifPresent(name -> judge.set(row, judges.number(name)));
        ballot.language().ifPresent(name -> language.set(row, languages.number(name)));
        ballot.time().ifPresent(at -> time.set(row, at.toEpochMilli()));
        ballot.turns().ifPresent(count -> turns.set(row, count));
        ballot.length().ifPresent(characters -> length.set(row, characters));
        ballot.prompt().ifPresent(hash -> prompt.set(row, hash));
        for (String category : ballot.categories()) {
            members.computeIfAbsent(categories.number(category), unused -> new BitSet()).set(row);
        }
        addFeatures(row, ballot.features());
    }

    private void addFeatures(int row, List<Double> values) {
        int width = 2 * featureNames.size();
        if (width == 0 || values.isEmpty()) {
            return;
        }
        if (values.size() != width) {
            throw new IllegalArgumentException("a vote with " + values.size() + " features in place of " + width);
        }
        int from = row * width;
        if (from + width > features.length) {
            features = Arrays.copyOf(features, Math.max(1024, 2 * (from + width)));
        }
        for (int i = 0; i < width; i++) {
            features[from + i] = values.get(i);
        }
        featured.set(row);
    }

    /**
     * Appends a vote whose names were numbered already, by {@link #models}, {@link #judges} and {@link #languages};
     * what is not known is {@link #UNKNOWN} or {@link #NO_TIME}.
     *
     * @param column 0 if A won, 1 if B won, 2 for a tie, 3 if both were bad
     * @param millis since the epoch
     */
    public void add(
            int a, int b, int column, boolean anonymous, int judgeNumber, int languageNumber, int turnCount, long millis) {
        if (a == b) {
            return;
        }
        int row = size++;
        modelA.set(row, a);
        modelB.set(row, b);
        outcome.set(row, column);
        judge.set(row, judgeNumber);
        language.set(row, languageNumber);
        turns.set(row, turnCount);
        time.set(row, millis);
        if (!anonymous) {
            named.set(row);
        }
    }

    public int size() {
        return size;
    }

    /** All rows. */
    public BitSet all() {
        var all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    public Names models() {
        return models;
    }

    public Names judges() {
        return judges;
    }

    public Names languages() {
        return languages;
    }

    public Names categories() {
        return categories;
    }

    public int modelA(int row) {
        return modelA.get(row);
    }

    public int modelB(int row) {
        return modelB.get(row);
    }

    public Outcome outcome(int row) {
        return OUTCOMES[outcome.get(row)];
    }

    public int judge(int row) {
        return judge.get(row);
    }

    public int language(int row) {
        return language.get(row);
    }

    public int turns(int row) {
        return turns.get(row);
    }

    public int length(int row) {
        return length.get(row);
    }

    /** Milliseconds since the epoch. */
    public long time(int row) {
        return time.get(row);
    }

    public long prompt(int row) {
        return prompt.get(row);
    }

    public boolean anonymous(int row) {
        return !named.get(row);
    }

    public boolean leaked(int row) {
        return leaked.get(row);
    }

    public boolean surplus(int row) {
        return surplus.get(row);
    }

    public boolean isIn(int category, int row) {
        BitSet rows = members.get(category);
        return rows != null && rows.get(row);
    }

    /** Counts the rows of a set. */
    public Outcomes outcomes(BitSet rows) {
        int n = models.size();
        double[] dense = new double[n * n * Outcomes.KINDS];
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            dense[(modelA.get(row) * n + modelB.get(row)) * Outcomes.KINDS + outcome.get(row)]++;
        }
        int[] a = new int[n * n];
        int[] b = new int[n * n];
        double[] counts = new double[dense.length];
        int met = 0;
        for (int pair = 0; pair < n * n; pair++) {
            int from = pair * Outcomes.KINDS;
            if (dense[from] + dense[from + 1] + dense[from + 2] + dense[from + 3] > 0) {
                a[met] = pair / n;
                b[met] = pair % n;
                System.arraycopy(dense, from, counts, met * Outcomes.KINDS, Outcomes.KINDS);
                met++;
            }
        }
        return Outcomes.ofCounts(
                models.all(), Arrays.copyOf(a, met), Arrays.copyOf(b, met), Arrays.copyOf(counts, met * Outcomes.KINDS));
    }

    /** Counts all rows. */
    public Outcomes outcomes() {
        return outcomes(all());
    }

    /**
     * The rows of a set that have features, each with one covariate a feature: the difference of the two sides over
     * their sum and 1, standardised over these rows (FastChat's {@code rating_systems.py},
     * {@code preprocess_for_style}). A feature in which no two answers differ is 0.
     */
    public Outcomes outcomesWithFeatures(BitSet rows) {
        int[] chosen = rows.stream().filter(featured::get).toArray();
        int k = featureNames.size();
        double[] covariates = new double[chosen.length * k];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < k; j++) {
                double a = features[chosen[i] * 2 * k + j];
                double b = features[chosen[i] * 2 * k + k + j];
                covariates[i * k + j] = (a - b) / (a + b + 1);
            }
        }
        for (int j = 0; j < k; j++) {
            standardise(covariates, j, k);
        }
        return outcomes(chosen, covariates);
    }

    private static void standardise(double[] values, int from, int step) {
        double sum = 0;
        double squares = 0;
        int n = values.length / step;
        for (int at = from; at < values.length; at += step) {
            sum += values[at];
            squares += values[at] * values[at];
        }
        double mean = sum / n;
        double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
        for (int at = from; at < values.length; at += step) {
            values[at] = deviation == 0 ? 0 : (values[at] - mean) / deviation;
        }
    }

    private Outcomes outcomes(int[] chosen, double[] covariates) {
        List<String> names = Arrays.stream(chosen)
                .flatMap(row -> IntStream.of(modelA.get(row), modelB.get(row)))
                .distinct()
                .mapToObj(models::name)
                .sorted()
                .toList();
        int[] place = new int[models.size()];
        for (int i = 0; i < names.size(); i++) {
            place[models.find(names.get(i))] = i;
        }
        int[] first = Arrays.stream(chosen).map(row -> place[modelA.get(row)]).toArray();
        int[] second = Arrays.stream(chosen).map(row -> place[modelB.get(row)]).toArray();
        double[] counts = new double[chosen.length * Outcomes.KINDS];
        for (int i = 0; i < chosen.length; i++) {
            counts[i * Outcomes.KINDS + outcome.get(chosen[i])] = 1;
        }
        return new Outcomes(names, first, second, counts, featureNames, covariates);
    }
}
