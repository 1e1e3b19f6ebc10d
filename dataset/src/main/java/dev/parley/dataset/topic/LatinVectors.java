package dev.parley.dataset.topic;

import dev.parley.text.encoder.SentenceVectors;
import dev.parley.text.encoder.StaticVectors;
import java.util.List;

/**
 * Vectors of the static table for texts that are mostly in Latin letters. Of other scripts the table knows single characters
 * at best, by which texts would look alike that have nothing in common; they have no vector here, as they have none of the
 * encoder that the table comes from.
 */
final class LatinVectors implements SentenceVectors {
    private final SentenceVectors table;

    private LatinVectors(SentenceVectors table) {
        this.table = table;
    }

    /** Vectors that keep to what they know; others than the table's know that themselves. */
    static SentenceVectors where(SentenceVectors vectors) {
        return vectors instanceof StaticVectors ? new LatinVectors(vectors) : vectors;
    }

    @Override
    public int dimensions() {
        return table.dimensions();
    }

    @Override
    public String version() {
        return table.version();
    }

    @Override
    public float[][] encode(List<String> texts) {
        float[][] encoded = table.encode(texts);
        for (int i = 0; i < encoded.length; i++) {
            if (!isLatin(texts.get(i))) {
                encoded[i] = new float[table.dimensions()];
            }
        }
        return encoded;
    }

    /** Whether at least half of the letters are Latin. */
    static boolean isLatin(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints()
                .filter(letter -> Character.isLetter(letter)
                        && Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN)
                .count();
        return 2 * latin >= letters;
    }

    @Override
    public void close() {
        table.close();
    }
}
