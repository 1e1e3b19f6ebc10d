package dev.parley.text.quality;

import dev.parley.text.Words;

/**
 * How complex a text is to read: what its LIX is counted from. LIX is the mean number of words a sentence plus the
 * percentage of words longer than six letters (C. H. Björnsson, Läsbarhet, 1968). It needs neither syllables nor a list of
 * words, so that one rule fits many languages: Björnsson compared eleven by it (Readability of newspapers in 11 languages,
 * Reading Research Quarterly 18, 1983). Where words are not separated by spaces, {@linkplain Words one character} is a word
 * and only the length of sentences tells something; it is by itself nearly as good a measure of a text's syntax as
 * counting the nodes of its parse trees (B. Szmrecsányi, On operationalizing syntactic complexity, JADT 2004).
 *
 * <p>A sentence ends with a full stop, a question or exclamation mark of any script, or its line; one without words is
 * none. Code blocks are left out.
 *
 * @param words of all sentences
 * @param alphabetic words of Latin, Greek or Cyrillic letters
 * @param longWords of the alphabetic ones those of more than six letters
 */
public record Readability(int sentences, int words, int alphabetic, int longWords) {
    private static final int LONG = 7;

    /** The first character after the Latin, Greek and Cyrillic letters of the basic plane. */
    private static final char AFTER_ALPHABETS = '\u0530';

    /** What ends a sentence wherever it stands; a full stop must also have space behind it. */
    private static final String ENDS = "!?…\n\u0589\u061f\u06d4\u0964\u0965\u1362\u3002\uff01\uff0e\uff1f\uff61";

    /** Counts a text. */
    public static Readability of(String text) {
        String prose = CodeBlocks.of(text).mask(text);
        Words words = Words.of(prose);
        int sentences = 0;
        int alphabetic = 0;
        int longWords = 0;
        for (int i = 0; i < words.size(); i++) {
            if (i + 1 == words.size() || isEnd(prose, words.end(i), words.start(i + 1))) {
                sentences++;
            }
            if (prose.charAt(words.start(i)) < AFTER_ALPHABETS && Character.isLetter(prose.charAt(words.start(i)))) {
                alphabetic++;
                longWords += words.end(i) - words.start(i) >= LONG ? 1 : 0;
            }
        }
        return new Readability(sentences, words.size(), alphabetic, longWords);
    }

    /** Whether a sentence ends between two words. */
    private static boolean isEnd(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (ENDS.indexOf(c) >= 0 || (c == '.' && Character.isWhitespace(text.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }
}
