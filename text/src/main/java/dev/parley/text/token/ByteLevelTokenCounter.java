package dev.parley.text.token;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts with jtokkit, whose pieces over a thousand bytes are merged in O(n log n), so that a megabyte of one letter
 * costs no more than it should; but plain words, which most texts consist of, are counted without it.
 *
 * <p>{@code cl100k_base} cuts a text into pieces before it looks for tokens, and no token reaches over a cut. The cuts
 * around a plain word can be told from its neighbours alone: it begins with a space that no space stands before, or
 * behind a line feed, and it ends with its letters. What stands between two plain words is counted as a text of its
 * own.
 */
final class ByteLevelTokenCounter implements TokenCounter {
    /** Holds each encoding once it has been read; reading one takes a tenth of a second. */
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

    /** The vocabulary without special tokens. */
    private static final int TOKENS = 100_256;

    private final Encoding encoding = REGISTRY.getEncoding(EncodingType.CL100K_BASE);
    private final PlainWords words = new PlainWords(encoding, TOKENS);

    @Override
    public String name() {
        return encoding.getName();
    }

    @Override
    public int count(String text) {
        int count = 0;
        int counted = 0;
        for (int start = nextWord(text, 0); start < text.length(); ) {
            int end = endOfWord(text, start);
            if (isCut(text, end)) {
                count += countBetween(text, counted, start) + countWord(text, start, end);
                counted = end;
            }
            start = nextWord(text, end);
        }
        return count + countBetween(text, counted, text.length());
    }

    /** Where a plain word begins, from a place on; the length of the text if none does. */
    private static int nextWord(String text, int from) {
        int at = from;
        while (at < text.length() && !beginsWord(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean beginsWord(String text, int at) {
        char first = text.charAt(at);
        if (first == ' ') {
            return at + 1 < text.length() && PlainWords.isLetter(text.charAt(at + 1))
                    && (at == 0 || isNoSpace(text.charAt(at - 1)));
        }
        return PlainWords.isLetter(first) && (at == 0 || text.charAt(at - 1) == '\n');
    }

    private static boolean isNoSpace(char character) {
        return character < 0x80 ? character > ' ' : Character.isLetter(character);
    }

    private static int endOfWord(String text, int start) {
        int end = start + 1;
        while (end < text.length() && PlainWords.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether the word ends here: half a surrogate pair may be another letter of it. */
    private static boolean isCut(String text, int end) {
        return end == text.length()
                || text.charAt(end) < 0x80
                || !(Character.isLetter(text.charAt(end)) || Character.isSurrogate(text.charAt(end)));
    }

    private int countBetween(String text, int start, int end) {
        boolean isOneByte = end - start == 1 && text.charAt(start) < 0x80;
        return start == end || isOneByte ? end - start : encoding.countTokensOrdinary(text.substring(start, end));
    }

    private int countWord(String text, int start, int end) {
        long word = PlainWords.pack(text, start, end);
        return word == PlainWords.TOO_LONG
                ? encoding.countTokensOrdinary(text.substring(start, end))
                : words.count(word);
    }
}
