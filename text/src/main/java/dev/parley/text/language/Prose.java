package dev.parley.text.language;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a text that tell its language: lower-case letters in words, one space between them. Fenced and quoted
 * code, URLs, e-mail addresses, acronyms and anything else that holds digits, operators or underscores is left out; in
 * a text with a good part of another script, so are Latin words, which are mostly code, names and terms. Of a long text
 * three stretches are kept.
 *
 * @param text what is left, without space at its ends
 * @param letters how many letters stand in it
 * @param script the script of most of them
 */
@SuppressWarnings("EnumOrdinal") // Counts by script are kept in an array, for speed.
record Prose(String text, int letters, Script script) {
    /** A longer text tells no more about its language, it only takes longer to read. */
    private static final int LONGEST = 360;

    private static final int STRETCH = LONGEST / 3;

    /** Longer texts are cut before anything is looked for in them. */
    private static final int READ = 20_000;

    /** At least one letter in so many must be of another script than Latin for Latin words to be left out. */
    private static final int OTHER_SCRIPT = 4;

    private static final Pattern CODE = Pattern.compile("```.*?(```|\\z)|`[^`\\n]*`", Pattern.DOTALL);

    static Prose of(String text) {
        String whole = text.length() > READ ? text.substring(0, READ) : text;
        String readable = whole.indexOf('`') < 0 ? whole : CODE.matcher(whole).replaceAll(" ");
        StringBuilder words = words(readable, false);
        int[] counts = count(words);
        int latin = counts[Script.LATIN.ordinal()];
        int all = 0;
        for (int count : counts) {
            all += count;
        }
        if (latin > 0 && (all - latin) * OTHER_SCRIPT >= all) {
            words = words(words.toString(), true);
            all -= latin;
            counts[Script.LATIN.ordinal()] = 0;
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[most]) {
                most = i;
            }
        }
        // A Japanese text may hold more Chinese characters than kana, a Chinese one holds no kana.
        Script script = counts[Script.KANA.ordinal()] * 10 > all ? Script.KANA : Script.values()[most];
        return new Prose(sample(words).toLowerCase(Locale.ROOT), all, script);
    }

    /** The words between white space, without what stands around or between their letters. */
    private static StringBuilder words(String text, boolean withoutLatin) {
        var words = new StringBuilder(text.length());
        int end = text.length();
        boolean inCapitals = !hasSmallLetter(text);
        for (int at = 0; at < end; ) {
            int start = at;
            while (at < end && !isSpace(text.charAt(at))) {
                at++;
            }
            if (at > start && !isNoise(text, start, at)
                    && (inCapitals || !isAcronym(text, start, at))) {
                append(text, start, at, withoutLatin, words);
            }
            at++;
        }
        if (!words.isEmpty() && words.charAt(words.length() - 1) == ' ') {
            words.setLength(words.length() - 1);
        }
        return words;
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000';
    }

    private static boolean hasSmallLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAcronym(String text, int start, int end) {
        int capitals = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                capitals++;
            } else if (isLetter(c)) {
                return false;
            }
        }
        return capitals > 1;
    }

    /** Whether the token is an address, a path or code. */
    private static boolean isNoise(String text, int start, int end) {
        boolean letters = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '@', '_', '=', '{', '}', '<', '>', '\\', '$', '#', '[', ']', '+', '|', '^', '~' -> {
                    return true;
                }
                case '(' -> {
                    if (letters) {
                        return true;
                    }
                }
                case ':' -> {
                    if (text.startsWith("://", i)) {
                        return true;
                    }
                }
                default -> letters = letters || isLetter(c);
            }
        }
        return !letters;
    }

    private static void append(String text, int start, int end, boolean withoutLatin, StringBuilder words) {
        boolean open = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean kept = isLetter(c) && !(withoutLatin && Script.of(c) == Script.LATIN);
            if (kept) {
                words.append(c);
                open = true;
            } else if (open && (c == '\'' || c == '’' || c == '-') && i + 1 < end && isLetter(text.charAt(i + 1))) {
                words.append(c);
            } else if (open) {
                words.append(' ');
                open = false;
            }
        }
        if (open) {
            words.append(' ');
        }
    }

    /** Marks belong to letters in the scripts of India; a surrogate may be half a letter. */
    private static boolean isLetter(char c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        return Script.of(c) != Script.NONE || c == '\u200c' || c == '\u200d';
    }

    private static int[] count(StringBuilder words) {
        int[] counts = new int[Script.values().length];
        for (int i = 0; i < words.length(); i++) {
            counts[Script.of(words.charAt(i)).ordinal()]++;
        }
        counts[Script.NONE.ordinal()] = 0;
        return counts;
    }

    private static String sample(StringBuilder words) {
        if (words.length() <= LONGEST) {
            return words.toString();
        }
        int middle = (words.length() - STRETCH) / 2;
        int end = words.length() - STRETCH;
        return words.substring(0, STRETCH) + ' ' + words.substring(middle, middle + STRETCH) + ' ' + words.substring(end);
    }
}
