package dev.parley.text.personal;

/** How much a string looks like chance. */
final class Entropy {
    /** detect-secrets takes Base64 from 4.5 and hexadecimal from 3.0 bits on; a password of eight has at most 3. */
    private static final double LONG_ENOUGH = 3.0;

    private static final double SHORT_ENOUGH = 2.5;
    private static final int SHORT = 16;

    private Entropy() {}

    /** Shannon's entropy of the characters of a part of a text, in bits. */
    static double bitsPerCharacter(String text, int start, int end) {
        int[] times = new int[128];
        for (int i = start; i < end; i++) {
            times[text.charAt(i) & 127]++;
        }
        double bits = 0;
        for (int n : times) {
            if (n > 0) {
                double share = (double) n / (end - start);
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /** Whether letters and digits are mixed as no word is, and few of them repeated. */
    static boolean looksLikeChance(String text, int start, int end) {
        int digits = 0;
        int letters = 0;
        int changes = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            digits += digit ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            boolean digitBefore = i > start && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9';
            changes += i > start && digit != digitBefore ? 1 : 0;
            if (c == '(' || c == '[' || c == '<' || c == '{') {
                return false;
            }
        }
        double least = end - start < SHORT ? SHORT_ENOUGH : LONG_ENOUGH;
        return digits > 0 && letters > 0 && changes >= 1 && bitsPerCharacter(text, start, end) >= least;
    }
}
