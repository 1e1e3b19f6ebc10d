package dev.parley.text.encoder;

/** The script that the encoder was trained on; of others it and its table know single characters at best. */
final class LatinScript {
    /** The last letter of Latin Extended-B. */
    private static final char LAST = '\u024F';

    private LatinScript() {}

    /** Whether at least half of the letters among the first characters are Latin, and at least one is. */
    static boolean prevails(String text, int characters) {
        int latin = 0;
        int other = 0;
        for (int i = 0; i < Math.min(text.length(), characters); i++) {
            char character = text.charAt(i);
            if (Character.isLetter(character)) {
                if (character <= LAST) {
                    latin++;
                } else {
                    other++;
                }
            }
        }
        return latin > 0 && latin >= other;
    }
}
