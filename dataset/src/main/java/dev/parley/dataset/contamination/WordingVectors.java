package dev.parley.dataset.contamination;

import dev.parley.text.encoder.SentenceVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The vectors of all wordings of all questions, ready to be compared with many others: in blocks that stay in a core's
 * cache while many vectors pass by, and within a block dimension by dimension, so that a vector is compared with the whole
 * block at once. Each cosine is summed in the order of the dimensions, whatever the number of cores.
 */
final class WordingVectors {
    /** Wordings that are compared together: with 256 dimensions a quarter of a megabyte. */
    private static final int BLOCK = 256;

    /** Vectors that pass by a block before the next one comes. */
    private static final int TILE = 64;

    private final int questions;
    private final int[] questionOf;
    private final float[][][] blocks;

    WordingVectors(List<Question> questions, SentenceVectors source) {
        var wordings = new ArrayList<String>();
        var owners = new ArrayList<Integer>();
        for (int question = 0; question < questions.size(); question++) {
            for (String wording : questions.get(question).wordings()) {
                wordings.add(wording);
                owners.add(question);
            }
        }
        this.questions = questions.size();
        this.questionOf = owners.stream().mapToInt(Integer::intValue).toArray();
        this.blocks = blocks(source.encode(wordings), source.dimensions());
    }

    private static float[][][] blocks(float[][] vectors, int dimensions) {
        var blocks = new float[(vectors.length + BLOCK - 1) / BLOCK][dimensions][BLOCK];
        for (int wording = 0; wording < vectors.length; wording++) {
            for (int d = 0; d < dimensions; d++) {
                blocks[wording / BLOCK][d][wording % BLOCK] = vectors[wording][d];
            }
        }
        return blocks;
    }

    /** For each question, the cosine of the nearest of its wordings; below zero counts as zero. */
    float[] similarities(float[] vector) {
        var best = new float[questions];
        var cosines = new float[BLOCK];
        for (int block = 0; block < blocks.length; block++) {
            compare(vector, block, cosines);
            for (int i = 0; i < wordings(block); i++) {
                int question = questionOf[block * BLOCK + i];
                best[question] = Math.max(best[question], cosines[i]);
            }
        }
        return best;
    }

    /** For each vector the questions of which a wording is at least so near; on all cores. */
    List<BitSet> near(float[][] vectors, double cosine) {
        return IntStream.range(0, (vectors.length + TILE - 1) / TILE)
                .parallel()
                .mapToObj(tile -> near(vectors, tile * TILE, Math.min(vectors.length, (tile + 1) * TILE), cosine))
                .flatMap(List::stream)
                .toList();
    }

    private List<BitSet> near(float[][] vectors, int from, int to, double cosine) {
        List<BitSet> near = IntStream.range(from, to).mapToObj(i -> new BitSet()).toList();
        var cosines = new float[BLOCK];
        for (int block = 0; block < blocks.length; block++) {
            int wordings = wordings(block);
            for (int vector = from; vector < to; vector++) {
                compare(vectors[vector], block, cosines);
                for (int i = 0; i < wordings; i++) {
                    if (cosines[i] >= cosine) {
                        near.get(vector - from).set(questionOf[block * BLOCK + i]);
                    }
                }
            }
        }
        return near;
    }

    private int wordings(int block) {
        return Math.min(BLOCK, questionOf.length - block * BLOCK);
    }

    private void compare(float[] vector, int block, float[] cosines) {
        Arrays.fill(cosines, 0);
        for (int d = 0; d < vector.length; d++) {
            float x = vector[d];
            float[] column = blocks[block][d];
            for (int i = 0; i < BLOCK; i++) {
                cosines[i] += x * column[i];
            }
        }
    }
}
