package dev.parley.moderation;

import dev.parley.moderation.feature.Folding;
import dev.parley.text.Words;

/** Tells whether two texts are the same but for case, accents, disguises, punctuation and spaces. */
public final class Fingerprint {
    private Fingerprint() {}

    public static long of(String text) {
        var folding = new Folding();
        folding.fold(text);
        long hash = 0;
        for (int i = 0; i < folding.length(); i++) {
            if (Character.isLetterOrDigit(folding.charAt(i))) {
                hash = Words.mix(hash * 31 + folding.charAt(i));
            }
        }
        return hash;
    }
}
