package dev.parley.moderation.feature;

import dev.parley.text.Words;
import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes disguises off a text: compatibility forms (NFKD, character by character) and accents, case, zero-width
 * characters, letters of other scripts that look Latin within Latin words, digits and signs for letters ({@code h4te}),
 * spaced letters ({@code h a t e}), asterisks within words and letters drawn out. Every folded character remembers where
 * it comes from. Not safe for several threads: it reuses its arrays.
 */
public final class Folding {
    private static final String LOOKALIKES = "аaеeоoрpсcуyхxіiјjѕsкkмmтtнhвbԁdɡgαaεeοoρpνvιiκkτtυu";
    private static final String LEET = "0o1i3e4a5s7t@a$s!i|l€e";
    private static final char[] LATIN = pairs(LOOKALIKES);
    private static final char[] LETTER_FOR = pairs(LEET);
    private static final int FIRST_HANGUL = 0xAC00;
    private static final int LAST_HANGUL = 0xD7A3;

    /** What a character folds to, computed once for each that occurs; computing it twice does no harm. */
    private static final char[] @Nullable [] FOLDED = new char[1 << 16][];

    private char[] characters = new char[1024];
    private int[] origins = new int[1024];
    private int length;
    /** The letter that is being drawn out; 0 if none is. */
    private char drawn;

    private static char[] pairs(String pairs) {
        var map = new char[1 << 16];
        for (int i = 0; i < pairs.length(); i += 2) {
            map[pairs.charAt(i)] = pairs.charAt(i + 1);
        }
        return map;
    }

    /** Folds a text; what was folded before is gone. */
    public void fold(String text) {
        length = 0;
        drawn = 0;
        int spacedUntil = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (i >= spacedUntil) {
                spacedUntil = endOfSpacedLetters(text, i);
            } else if (!Character.isLetter(character)) {
                continue;
            }
            if (character < 0x80) {
                addAscii(text, i, character);
            } else {
                addOther(text, i, character);
            }
        }
    }

    private void addAscii(String text, int at, char character) {
        if (character >= 'a' && character <= 'z') {
            add(character, at);
        } else if (character >= 'A' && character <= 'Z') {
            add((char) (character | 0x20), at);
        } else if (character == '*' && isAfterLetter() && isLetterAt(text, at + 1)) {
            return;
        } else if (LETTER_FOR[character] != 0 && standsForLetter(text, at, character)) {
            add(LETTER_FOR[character], at);
        } else {
            add(character, at);
        }
    }

    private boolean standsForLetter(String text, int at, char character) {
        boolean letterNext = isLetterAt(text, at + 1);
        boolean digit = character >= '0' && character <= '9';
        boolean beginsWords = digit || character == '$' || character == '@';
        return beginsWords ? letterNext || isAfterLetter() : letterNext && isAfterLetter();
    }

    private void addOther(String text, int at, char character) {
        if (LATIN[character] != 0 && (isAfterLatin() || (at + 1 < text.length() && isLatin(text.charAt(at + 1))))) {
            add(LATIN[character], at);
            return;
        }
        char[] folded = FOLDED[character];
        if (folded == null) {
            folded = folded(character);
            FOLDED[character] = folded;
        }
        for (char one : folded) {
            add(one, at);
        }
    }

    private static char[] folded(char character) {
        if (Character.isSurrogate(character) || (character >= FIRST_HANGUL && character <= LAST_HANGUL)) {
            return new char[] {character};
        }
        var kept = new StringBuilder();
        for (char part : Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD).toCharArray()) {
            if (isKept(part)) {
                kept.append(plain(Character.toLowerCase(part)));
            }
        }
        return kept.toString().toCharArray();
    }

    private static boolean isKept(char part) {
        return switch (Character.getType(part)) {
            case Character.FORMAT, Character.CONTROL -> false;
            // Vowel signs of Indic scripts are letters of their own; accents elsewhere are often left away.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> part >= 0x0900 && part < 0x0E80;
            default -> true;
        };
    }

    private static String plain(char letter) {
        return switch (letter) {
            case 'ł' -> "l";
            case 'ø' -> "o";
            case 'đ' -> "d";
            case 'ı' -> "i";
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ى', 'ئ' -> "ي";
            case 'ة' -> "ه";
            case 'ؤ' -> "و";
            case 'ـ' -> "";
            default -> String.valueOf(letter);
        };
    }

    /** Drawn-out letters are one letter: a third one in a row takes the second away too. */
    private void add(char character, int origin) {
        if (character >= 'a') {
            if (character == drawn) {
                return;
            }
            if (length >= 2 && characters[length - 1] == character && characters[length - 2] == character) {
                length--;
                drawn = character;
                return;
            }
        }
        drawn = 0;
        if (length == characters.length) {
            characters = Arrays.copyOf(characters, 2 * length);
            origins = Arrays.copyOf(origins, 2 * length);
        }
        characters[length] = character;
        origins[length++] = origin;
    }

    /** Where a run of at least three single letters with one separator between any two ends; {@code at} if none begins. */
    private static int endOfSpacedLetters(String text, int at) {
        if (!isLetterAt(text, at) || isLetterAt(text, at + 1) || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return at;
        }
        int end = at + 1;
        int letters = 1;
        while (end + 1 < text.length() && isSeparator(text.charAt(end)) && text.charAt(end) == text.charAt(at + 1)
                && isLetterAt(text, end + 1) && !isWordAt(text, end + 2)) {
            end += 2;
            letters++;
        }
        return letters >= 3 ? end : at;
    }

    private static boolean isWordAt(String text, int at) {
        return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean isSeparator(char character) {
        return character == ' ' || character == '.' || character == '-' || character == '_' || character == '*';
    }

    private static boolean isLetterAt(String text, int at) {
        return at < text.length() && isLetter(text.charAt(at));
    }

    private static boolean isLetter(char character) {
        return isLatin(character)
                || (character >= 0x80
                        && Character.isLetter(character)
                        && !Words.isWrittenWithoutSpaces(character));
    }

    private static boolean isLatin(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private boolean isAfterLetter() {
        return length > 0 && isLetter(characters[length - 1]);
    }

    private boolean isAfterLatin() {
        return length > 0 && isLatin(characters[length - 1]);
    }

    public int length() {
        return length;
    }

    public char charAt(int index) {
        return characters[index];
    }

    /** Where in the text, in UTF-16 units, the folded character at an index comes from. */
    public int origin(int index) {
        return origins[index];
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
