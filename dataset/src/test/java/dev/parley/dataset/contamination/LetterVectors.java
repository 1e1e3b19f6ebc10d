package dev.parley.dataset.contamination;

import dev.parley.text.encoder.SentenceVectors;
import java.util.List;

/** Vectors that count letters: a fake that needs no model. */
final class LetterVectors implements SentenceVectors {
    @Override
    public int dimensions() {
        return 26;
    }

    @Override
    public String version() {
        return "letters";
    }

    @Override
    public float[][] encode(List<String> texts) {
        return texts.stream().map(LetterVectors::encode).toArray(float[][]::new);
    }

    private static float[] encode(String text) {
        var counts = new float[26];
        text.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> counts[c - 'a']++);
        double squares = 0;
        for (float count : counts) {
            squares += count * count;
        }
        for (int i = 0; i < counts.length && squares > 0; i++) {
            counts[i] /= (float) Math.sqrt(squares);
        }
        return counts;
    }

    @Override
    public void close() {}
}
