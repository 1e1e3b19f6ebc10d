package dev.parley.text.personal;

/** A text as its words and what is known of each: what all recognisers look at. */
final class Reading {
    private static final int LONGEST_PHRASE = 8;
    private static final String WITHIN_PHRASE = " -'’.";

    private final Tokens tokens;
    private final Words words;
    private final int[] bits;

    private Reading(Tokens tokens, Words words) {
        this.tokens = tokens;
        this.words = words;
        this.bits = new int[tokens.count()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = words.of(tokens.hash(i));
        }
    }

    static Reading of(String text) {
        return new Reading(Tokens.of(text), Words.shipped());
    }

    Tokens tokens() {
        return tokens;
    }

    String text() {
        return tokens.text();
    }

    int count() {
        return bits.length;
    }

    /** Whether the word is known to be any of these. */
    boolean is(int token, int mask) {
        return token >= 0 && token < bits.length && (bits[token] & mask) != 0;
    }

    /** The number of words in the longest phrase known to be any of these that begins here; 0 if none does. */
    int phrase(int token, int mask) {
        if (token < 0 || token >= bits.length) {
            return 0;
        }
        int longest = (bits[token] & mask) != 0 ? 1 : 0;
        int known = bits[token];
        long hash = tokens.hash(token);
        for (int i = token + 1;
                (known & Words.BEGINS) != 0 && i < token + LONGEST_PHRASE && tokens.follows(i, WITHIN_PHRASE);
                i++) {
            hash = Tokens.join(hash, tokens.hash(i));
            known = words.of(hash);
            if ((known & mask) != 0) {
                longest = i - token + 1;
            }
        }
        return longest;
    }

    /** Whether a word or phrase known to be any of these stands among the given number of words before. */
    boolean after(int token, int mask, int within) {
        for (int i = token - 1; i >= 0 && i >= token - within; i--) {
            if (phrase(i, mask) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word or phrase known to be any of these stands among the given number of words from here on. */
    boolean ahead(int token, int mask, int within) {
        for (int i = token; i < token + within && i < bits.length; i++) {
            if (phrase(i, mask) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word or phrase known to be any of these ends right before. */
    boolean rightAfter(int token, int mask) {
        for (int i = token - 1; i >= 0 && i >= token - 6; i--) {
            int length = phrase(i, mask);
            if (length > 0 && i + length >= token) {
                return true;
            }
        }
        return false;
    }
}
