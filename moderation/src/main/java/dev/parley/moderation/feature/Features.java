package dev.parley.moderation.feature;

import dev.parley.text.Words;
import java.util.Arrays;
import java.util.List;

/**
 * The features of a text, window by window. Of words there are the word, the pair with the next one and the pieces of
 * three to five characters; together they weigh 1 in the Euclidean norm. Of concepts there are each one, how often it stands,
 * and which follow one another closely, in order; each weighs {@link #CONCEPT_VALUE}. Not safe for several threads.
 */
public final class Features {
    /** Tokens of a window; windows overlap by a quarter. */
    public static final int WINDOW = 256;

    /** What a concept's feature weighs. */
    public static final float CONCEPT_VALUE = 0.3f;

    private static final int STEP = WINDOW * 3 / 4;
    /** A long text is judged by its first so many windows and its last one. */
    private static final int WINDOWS = 64;
    private static final int REACH = 8;
    private static final Lexicon LEXICON = Lexicon.standard();

    private static final long PAIR = 0x51ED270B7A1CF2E5L;
    private static final long CONCEPTS = 0x2545F4914F6CDD1DL;

    private final Folding folding = new Folding();
    private final Tokens tokens = new Tokens();
    private final boolean[] seenPairs = new boolean[64 * 64];
    private final int[] following = new int[WINDOW];
    private long[] concepts = new long[256];
    private long[] hashes = new long[4096];
    private int count;
    private int plain;
    private int from;
    private int to;
    private int[] starts = new int[4096];
    private int[] ends = new int[4096];

    /** Reads a text. */
    public void read(String text) {
        folding.fold(text);
        tokens.cut(folding);
        if (concepts.length < tokens.count()) {
            concepts = new long[Math.max(tokens.count(), 2 * concepts.length)];
        }
        for (int token = 0; token < tokens.count(); token++) {
            concepts[token] = LEXICON.conceptsAt(tokens, token);
        }
    }

    /** How many windows the text has, at least one. */
    public int windows() {
        return Math.clamp(Math.ceilDiv(tokens.count() - WINDOW, STEP) + 1, 1, WINDOWS);
    }

    /** Makes the features of a window, 0 to {@link #windows()} - 1. */
    public void window(int window) {
        boolean last = window == windows() - 1;
        from = last ? Math.max(0, tokens.count() - WINDOW) : window * STEP;
        to = Math.min(tokens.count(), from + WINDOW);
        count = 0;
        addWords();
        plain = count;
        addConcepts();
    }

    /** How many features the window has: first those of words, then those of concepts. */
    public int count() {
        return count;
    }

    /** How many of the features are of words. */
    public int countOfWords() {
        return plain;
    }

    /** The 64-bit hash of a feature, of which a model takes as many bits as it has room for. */
    public long hash(int feature) {
        return hashes[feature];
    }

    /** Where in the text the feature begins, in UTF-16 units. */
    public int start(int feature) {
        return folding.origin(starts[feature]);
    }

    /** Where in the text the feature ends, exclusive. */
    public int end(int feature) {
        return folding.origin(ends[feature] - 1) + 1;
    }

    /** What the features of words weigh, each. */
    public float wordValue() {
        return plain == 0 ? 0 : (float) (1 / Math.sqrt(plain));
    }

    private void addWords() {
        for (int token = from; token < to; token++) {
            int start = tokens.start(token);
            int end = tokens.end(token);
            long word = tokens.hash(token);
            add(word, start, end);
            if (token + 1 < to) {
                add(Words.mix(word * 31 + tokens.hash(token + 1) ^ PAIR), start, tokens.end(token + 1));
            }
            if (end - start > 3) {
                addPieces(start, end);
            } else if (end - start == 1 && token + 2 < to && tokens.length(token + 1) == 1) {
                long three = Tokens.phrase(Tokens.phrase(word, tokens.hash(token + 1)), tokens.hash(token + 2));
                add(three, start, tokens.end(token + 2));
            }
        }
    }

    /** Pieces within the word; those at its ends are told from those inside. */
    private void addPieces(int start, int end) {
        for (int length = 3; length <= 5; length++) {
            for (int at = start; at + length <= end; at++) {
                long place = at == start ? 1 : at + length == end ? 2 : 3;
                add(tokens.hash(at, at + length) + place * PAIR, at, at + length);
            }
        }
    }

    private void addConcepts() {
        int found = 0;
        for (int token = from; token < to; token++) {
            if (concepts[token] != 0) {
                following[found++] = token;
            }
        }
        addCounts(found);
        Arrays.fill(seenPairs, false);
        for (int i = 0; i < found; i++) {
            for (int j = i + 1; j < Math.min(found, i + 4) && following[j] - following[i] <= REACH; j++) {
                addPairs(following[i], following[j]);
            }
            if (i + 2 < found && following[i + 2] - following[i] <= REACH) {
                addTriples(following[i], following[i + 1], following[i + 2]);
            }
        }
    }

    /** Once for one, twice for two or three, three times for more. */
    private void addCounts(int found) {
        for (int concept = 0; concept < LEXICON.concepts().size(); concept++) {
            int times = 0;
            int first = -1;
            for (int i = 0; i < found; i++) {
                if ((concepts[following[i]] >>> concept & 1) != 0) {
                    times++;
                    first = first < 0 ? following[i] : first;
                }
            }
            int levels = times >= 4 ? 3 : times >= 2 ? 2 : times;
            for (int level = 1; level <= levels; level++) {
                add(Words.mix(CONCEPTS + concept * 4L + level), tokens.start(first), tokens.end(first));
            }
        }
    }

    private void addPairs(int one, int other) {
        for (long left = concepts[one]; left != 0; left &= left - 1) {
            int first = Long.numberOfTrailingZeros(left);
            for (long right = concepts[other]; right != 0; right &= right - 1) {
                int second = Long.numberOfTrailingZeros(right);
                if (!seenPairs[first * 64 + second]) {
                    seenPairs[first * 64 + second] = true;
                    add(Words.mix(CONCEPTS + 1024 + first * 64L + second), tokens.start(one), tokens.end(other));
                }
            }
        }
    }

    /** The first concept of each of three tokens. */
    private void addTriples(int one, int two, int three) {
        long triple = (Long.numberOfTrailingZeros(concepts[one]) * 64L
                        + Long.numberOfTrailingZeros(concepts[two])) * 64
                + Long.numberOfTrailingZeros(concepts[three]);
        add(Words.mix(CONCEPTS + 8192 + triple), tokens.start(one), tokens.end(three));
    }

    private void add(long hash, int start, int end) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        hashes[count] = hash;
        starts[count] = start;
        ends[count++] = end;
    }

    /** Whether both concepts stand in the window. */
    public boolean hasBoth(String one, String other) {
        long both = 1L << LEXICON.concepts().indexOf(one) | 1L << LEXICON.concepts().indexOf(other);
        return (concepts() & both) == both;
    }

    private long concepts() {
        long all = 0;
        for (int token = from; token < to; token++) {
            all |= concepts[token];
        }
        return all;
    }

    /** The names of the concepts that stand in the window, in the order of the lexicon. */
    public List<String> conceptsFound() {
        long found = concepts();
        return LEXICON.concepts().stream()
                .filter(concept -> (found >>> LEXICON.concepts().indexOf(concept) & 1) != 0)
                .toList();
    }
}
