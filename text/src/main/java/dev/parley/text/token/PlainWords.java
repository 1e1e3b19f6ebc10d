package dev.parley.text.token;

import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The tokens of a byte-pair encoding that are plain words or parts of them: letters of ASCII, perhaps behind a space.
 * Letters are packed into one number, five bits for each and five more for a capital, so that a part of a word is a
 * slice of its bits and is looked up without touching a string. Immutable.
 */
final class PlainWords {
    /** Longer words have no number. */
    static final long TOO_LONG = -1;

    private static final int CODE_BITS = 5;
    private static final int MOST_CODES = 12;
    private static final int SPACE = 27;
    private static final int CAPITAL = 28;

    /** Odd and without a pattern: the fractional part of the golden ratio. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private static final int SLOT_BITS = 18;
    private static final int NO_TOKEN = Integer.MAX_VALUE;

    private final long[] words = new long[1 << SLOT_BITS];
    private final int[] ranks = new int[1 << SLOT_BITS];

    /** @param tokens how many tokens the encoding has, numbered from 0 in the order in which they are merged */
    PlainWords(Encoding encoding, int tokens) {
        Arrays.fill(ranks, NO_TOKEN);
        var token = new IntArrayList(1);
        token.add(0);
        for (int rank = 0; rank < tokens; rank++) {
            token.set(0, rank);
            String text = new String(encoding.decodeBytes(token), StandardCharsets.ISO_8859_1);
            if (text.chars().allMatch(character -> character == ' ' || isLetter((char) character))) {
                put(pack(text, 0, text.length()), rank);
            }
        }
    }

    static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    /** A run of ASCII letters and spaces as a number of its own, or {@link #TOO_LONG}. */
    static long pack(String text, int start, int end) {
        long word = 0;
        for (int i = start; i < end && word != TOO_LONG; i++) {
            char character = text.charAt(i);
            if (character == ' ') {
                word = append(word, SPACE);
            } else if (character < 'a') {
                word = append(append(word, CAPITAL), character - 'A' + 1);
            } else {
                word = append(word, character - 'a' + 1);
            }
        }
        return word;
    }

    private static long append(long word, int code) {
        return word >>> (CODE_BITS * (MOST_CODES - 1)) == 0 ? word << CODE_BITS | code : TOO_LONG;
    }

    /**
     * The number of tokens of a packed word: parts are merged as long as two neighbours are a token, the first first.
     */
    int count(long word) {
        if (rank(word) != NO_TOKEN) {
            return 1;
        }
        // Where each part begins, and behind the last where it ends, in bits from the end of the word.
        int[] cuts = new int[MOST_CODES + 1];
        int parts = split(word, cuts);
        // The rank of each part together with the one behind it.
        int[] pairs = new int[MOST_CODES];
        pairs[parts - 1] = NO_TOKEN;
        for (int part = 0; part + 1 < parts; part++) {
            pairs[part] = rankOfPair(word, cuts, part);
        }
        for (int first = first(pairs, parts); pairs[first] != NO_TOKEN; first = first(pairs, parts)) {
            parts--;
            System.arraycopy(cuts, first + 2, cuts, first + 1, parts - first);
            System.arraycopy(pairs, first + 1, pairs, first, parts - first);
            pairs[first] = first + 1 < parts ? rankOfPair(word, cuts, first) : NO_TOKEN;
            if (first > 0) {
                pairs[first - 1] = rankOfPair(word, cuts, first - 1);
            }
        }
        return parts;
    }

    /** The part that is merged first with the one behind it. */
    private static int first(int[] pairs, int parts) {
        int first = 0;
        for (int part = 1; part < parts; part++) {
            if (pairs[part] < pairs[first]) {
                first = part;
            }
        }
        return first;
    }

    private int rankOfPair(long word, int[] cuts, int first) {
        return rank(slice(word, cuts[first], cuts[first + 2]));
    }

    /** Splits a word into characters; a capital has two codes. */
    private static int split(long word, int[] cuts) {
        int at = CODE_BITS * Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(word), CODE_BITS);
        cuts[0] = at;
        int parts = 0;
        while (at > 0) {
            boolean isCapital = slice(word, at, at - CODE_BITS) == CAPITAL;
            at -= isCapital ? 2 * CODE_BITS : CODE_BITS;
            cuts[++parts] = at;
        }
        return parts;
    }

    private static long slice(long word, int start, int end) {
        return (word & ((1L << start) - 1)) >>> end;
    }

    private int rank(long word) {
        return ranks[slot(word)];
    }

    private void put(long word, int rank) {
        if (word != TOO_LONG) {
            int slot = slot(word);
            words[slot] = word;
            ranks[slot] = rank;
        }
    }

    /** The slot that holds the word, or the free one where it would stand. */
    private int slot(long word) {
        int slot = (int) ((word * MULTIPLIER) >>> (Long.SIZE - SLOT_BITS));
        while (words[slot] != 0 && words[slot] != word) {
            slot = (slot + 1) & (words.length - 1);
        }
        return slot;
    }
}
