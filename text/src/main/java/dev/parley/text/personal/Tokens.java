package dev.parley.text.personal;

import java.util.Arrays;

/**
 * A text as its words and numbers: maximal runs of letters, digits and marks. Han characters, which no space divides,
 * are each a token; so a phrase of them is found like a phrase of words. Everything is known by one pass over the text.
 */
final class Tokens {
    static final int UPPER_FIRST = 1;
    static final int UPPER = 1 << 1;
    static final int LOWER = 1 << 2;
    static final int DIGIT = 1 << 3;
    /** A letter of a script without case. */
    static final int CASELESS = 1 << 4;
    static final int HAN = 1 << 5;
    /** A letter or mark beyond ASCII. */
    static final int WIDE = 1 << 6;

    private static final int LETTERS = UPPER | LOWER | CASELESS | HAN;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int SEPARATES = 0;
    private static final byte[] ASCII = new byte[128];

    static {
        Arrays.fill(ASCII, '0', '9' + 1, (byte) DIGIT);
        Arrays.fill(ASCII, 'A', 'Z' + 1, (byte) UPPER);
        Arrays.fill(ASCII, 'a', 'z' + 1, (byte) LOWER);
    }

    private final String text;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] shapes = new byte[16];
    private long[] hashes = new long[16];
    private int count;

    private Tokens(String text) {
        this.text = text;
    }

    static Tokens of(String text) {
        var tokens = new Tokens(text);
        tokens.read();
        return tokens;
    }

    /** The hash of a phrase, from that of the words before (0 if none) and that of its last word. */
    static long join(long before, long last) {
        return before == 0 ? last : (Long.rotateLeft(before, 23) ^ last) * FACTOR;
    }

    String text() {
        return text;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    int length(int token) {
        return ends[token] - starts[token];
    }

    long hash(int token) {
        return hashes[token];
    }

    String string(int token) {
        return text.substring(starts[token], ends[token]);
    }

    boolean isNumber(int token) {
        return token >= 0 && token < count && shapes[token] == DIGIT;
    }

    boolean hasDigit(int token) {
        return (shapes[token] & DIGIT) != 0;
    }

    boolean hasLetter(int token) {
        return (shapes[token] & LETTERS) != 0;
    }

    /** Letters, digits or both, none beyond ASCII. */
    boolean isPlain(int token) {
        return (shapes[token] & (WIDE | CASELESS | HAN)) == 0;
    }

    boolean isCapitalized(int token) {
        return token >= 0 && token < count && (shapes[token] & UPPER_FIRST) != 0;
    }

    /** More than one letter, all of them capitals. */
    boolean isUpper(int token) {
        return (shapes[token] & (UPPER_FIRST | LOWER)) == UPPER_FIRST && length(token) > 1;
    }

    boolean isCaseless(int token) {
        return token >= 0 && token < count && (shapes[token] & (CASELESS | HAN)) != 0;
    }

    boolean isHan(int token) {
        return token >= 0 && token < count && (shapes[token] & HAN) != 0;
    }

    /** The character before a token, or a line feed at the start of the text. */
    char before(int token) {
        return starts[token] == 0 ? '\n' : text.charAt(starts[token] - 1);
    }

    /** The character after a token, or a line feed at the end of the text. */
    char after(int token) {
        return ends[token] == text.length() ? '\n' : text.charAt(ends[token]);
    }

    /**
     * Whether nothing but one of these characters, or nothing at all between Han, parts a token from the one
     * before.
     */
    boolean follows(int token, String separators) {
        if (token <= 0 || token >= count) {
            return false;
        }
        int gap = starts[token] - ends[token - 1];
        return (gap == 1 && separators.indexOf(text.charAt(ends[token - 1])) >= 0)
                || (gap == 0 && (shapes[token] & shapes[token - 1] & HAN) != 0);
    }

    /** Whether a token is one of these words, whatever its case. */
    boolean isAny(int token, String... words) {
        if (token < 0 || token >= count) {
            return false;
        }
        for (String word : words) {
            if (length(token) == word.length()
                    && text.regionMatches(true, starts[token], word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private void read() {
        int length = text.length();
        int at = 0;
        while (at < length) {
            if (shape(text.charAt(at)) == SEPARATES) {
                at++;
            } else {
                at = readToken(at);
            }
        }
    }

    private int readToken(int start) {
        int at = start;
        int shape = 0;
        long hash = 0;
        boolean capitalized = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            int one = shape(c);
            if (one == SEPARATES || parts(shape, one)) {
                if (!(c == '\'' || c == '’') || !continues(start, at)) {
                    break;
                }
                c = '\'';
            } else {
                shape |= one;
                if (at == start) {
                    capitalized = (one & UPPER) != 0;
                }
            }
            hash = (hash ^ (c < 128 ? c | ((one & UPPER) << 4) : Character.toLowerCase(c))) * FACTOR;
            hash ^= hash >>> 29;
            at++;
        }
        add(start, at, capitalized ? shape | UPPER_FIRST : shape, hash);
        return at;
    }

    /** O'Brien and D'Angelo are one word each; Anna's are two. */
    private boolean continues(int start, int apostrophe) {
        return apostrophe - start <= 2
                && apostrophe + 2 < text.length()
                && (shape(text.charAt(start)) & UPPER) != 0
                && (shape(text.charAt(apostrophe + 1)) & UPPER) != 0
                && (shape(text.charAt(apostrophe + 2)) & LETTERS) != 0;
    }

    /**
     * Whether a character of this shape begins a new token after characters of those: Han and digits part from
     * others.
     */
    private static boolean parts(int before, int one) {
        return before != 0
                && ((before & HAN) != 0
                        || (one & HAN) != 0
                        || ((before & (CASELESS | DIGIT)) != 0 && (one & (CASELESS | DIGIT)) != 0
                                && (before & one & (CASELESS | DIGIT)) == 0));
    }

    private void add(int start, int end, int shape, long hash) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            shapes = Arrays.copyOf(shapes, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        shapes[count] = (byte) shape;
        hashes[count] = hash == 0 ? 1 : hash;
        count++;
    }

    private static int shape(char c) {
        return c < 128 ? ASCII[c] : wideShape(c);
    }

    private static int wideShape(char c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER | WIDE;
            case Character.LOWERCASE_LETTER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
                LOWER | WIDE;
            case Character.OTHER_LETTER, Character.MODIFIER_LETTER ->
                c >= '㐀' && c <= '鿿' ? HAN | WIDE : CASELESS | WIDE;
            case Character.DECIMAL_DIGIT_NUMBER -> CASELESS | WIDE;
            default -> SEPARATES;
        };
    }
}
