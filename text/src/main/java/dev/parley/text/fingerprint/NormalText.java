package dev.parley.text.fingerprint;

import java.text.Normalizer;

/**
 * What is left of a text when its typography is taken away: Unicode compatibility forms (NFKC), letter case, the amount
 * and kind of white space, and invisible format characters no longer matter. Close to Unicode's NFKC_Casefold (UAX
 * #31), with white space added; case is folded as {@link String#equalsIgnoreCase} does, the same in every locale.
 */
final class NormalText {
    private NormalText() {}

    static String of(String text) {
        String compatible = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        var normal = new StringBuilder(compatible.length());
        boolean space = false;
        for (int i = 0; i < compatible.length(); ) {
            int character = compatible.codePointAt(i);
            i += Character.charCount(character);
            if (isGraphicAscii(character) && !space) {
                normal.append((char) fold(character));
            } else if (isSpace(character)) {
                space = true;
            } else if (!isInvisible(character)) {
                if (space && !normal.isEmpty()) {
                    normal.append(' ');
                }
                space = false;
                normal.appendCodePoint(fold(character));
            }
        }
        return normal.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(int character) {
        return character == ' ' || Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isGraphicAscii(int character) {
        return character > ' ' && character < 0x7F;
    }

    private static boolean isInvisible(int character) {
        if (isGraphicAscii(character)) {
            return false;
        }
        int type = Character.getType(character);
        return type == Character.FORMAT || type == Character.CONTROL;
    }

    private static int fold(int character) {
        if (character < 0x80) {
            return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
        }
        return Character.toLowerCase(Character.toUpperCase(character));
    }
}
