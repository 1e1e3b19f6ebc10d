package dev.parley.dataset.contamination;

import dev.parley.dataset.contamination.Match.Kind;
import dev.parley.text.encoder.SentenceVectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions found by sentence vectors, as llm-decontaminator finds its candidates (Yang et al., Rethinking Benchmark and
 * Contamination for Language Models with Rephrased Samples, arXiv 2311.04850, section 4), but against each wording of a
 * question, and with a threshold in place of the one nearest.
 */
final class SameMeaning {
    private final int[] questionOf;
    private final float[][] vectors;
    private final int questions;

    SameMeaning(List<Question> questions, SentenceVectors encoder) {
        this.questions = questions.size();
        var texts = new ArrayList<String>();
        var owners = new ArrayList<Integer>();
        for (int question = 0; question < questions.size(); question++) {
            for (String wording : questions.get(question).wordings()) {
                texts.add(wording);
                owners.add(question);
            }
        }
        this.questionOf = owners.stream().mapToInt(Integer::intValue).toArray();
        this.vectors = encoder.encode(texts);
    }

    /** For each question, the cosine of its nearest wording; below zero counts as zero. */
    float[] similarities(float[] vector) {
        var best = new float[questions];
        for (int i = 0; i < vectors.length; i++) {
            int question = questionOf[i];
            best[question] = Math.max(best[question], SentenceVectors.cosine(vector, vectors[i]));
        }
        return best;
    }

    /** Whether any question is at least so near. */
    boolean reaches(float[] vector, double cosine) {
        for (float[] wording : vectors) {
            if (SentenceVectors.cosine(vector, wording) >= cosine) {
                return true;
            }
        }
        return false;
    }

    List<Match> find(float[] vector, double threshold) {
        float[] similarities = similarities(vector);
        var matches = new ArrayList<Match>();
        for (int question = 0; question < questions; question++) {
            if (similarities[question] >= threshold) {
                matches.add(new Match(Kind.SAME_MEANING, question, Math.min(1, similarities[question]), List.of()));
            }
        }
        return matches;
    }
}
