package dev.parley.text.quality;

import dev.parley.text.Finding;
import dev.parley.text.Words;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * What an answer's prose is made of: the share of symbols, from .25 on, and of white space, from .35 on (after NeMo
 * Curator's English heuristics, which allow .25 of each; Korean has that much white space); the share of characters in
 * runs of ten or more in which one to four characters repeat, as in {@code hahahahaha} (after Data-Juicer's character
 * repetition over ten characters); and the length in characters of the longest word, from 100 on (C4 drops pages with
 * one over 1,000).
 */
final class CharacterShares implements Rule {
    static final String SYMBOLS = "quality.symbols";
    static final String WHITE_SPACE = "quality.white-space";
    static final String RUNS = "quality.repetition.characters";
    static final String LONG_WORD = "quality.long-word";

    private static final double LEAST_SYMBOLS = .25;
    private static final double LEAST_WHITE_SPACE = .35;
    private static final double LEAST_RUNS = .05;
    private static final int FEWEST_CHARACTERS = 50;
    private static final int LONGEST_PERIOD = 4;
    private static final int SHORTEST_RUN = 10;
    private static final int LEAST_LONG_WORD = 100;

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String prose = passage.prose();
        int characters = 0;
        int symbols = 0;
        int spaces = 0;
        int wordStart = 0;
        int longestStart = 0;
        int longestEnd = 0;
        for (int i = 0; i < prose.length(); ) {
            int character = prose.codePointAt(i);
            i += Character.charCount(character);
            characters += character == 0 ? 0 : 1;
            if (Words.isWordCharacter(character)) {
                wordStart = Words.isWrittenWithoutSpaces(character) ? i : wordStart;
                if (i - wordStart > longestEnd - longestStart) {
                    longestStart = wordStart;
                    longestEnd = i;
                }
                continue;
            }
            wordStart = i;
            if (character > ' ' && !Character.isSpaceChar(character)) {
                symbols++;
            } else if (character != 0) {
                spaces++;
            }
        }
        if (longestEnd - longestStart >= LEAST_LONG_WORD) {
            findings.accept(new Finding(LONG_WORD, longestEnd - longestStart, longestStart, longestEnd));
        }
        if (characters >= FEWEST_CHARACTERS) {
            report(passage, SYMBOLS, (double) symbols / characters, LEAST_SYMBOLS, findings);
            report(passage, WHITE_SPACE, (double) spaces / characters, LEAST_WHITE_SPACE, findings);
            examineRuns(prose.toCharArray(), characters, findings);
        }
    }

    private static void report(
            Passage passage, String signal, double share, double least, Consumer<Finding> findings) {
        if (share >= least) {
            findings.accept(passage.finding(signal, share));
        }
    }

    private static void examineRuns(char[] prose, int characters, Consumer<Finding> findings) {
        var inRuns = new BitSet();
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            int repeated = 0;
            for (int i = period; i <= prose.length; i++) {
                if (i < prose.length && prose[i] == prose[i - period] && isVisible(prose[i])) {
                    repeated++;
                } else {
                    if (repeated >= period && repeated + period >= SHORTEST_RUN) {
                        inRuns.set(i - repeated - period, i);
                    }
                    repeated = 0;
                }
            }
        }
        double share = (double) inRuns.cardinality() / characters;
        if (share >= LEAST_RUNS) {
            findings.accept(new Finding(RUNS, share, inRuns.nextSetBit(0), inRuns.length()));
        }
    }

    /** White space and masked code make no runs. */
    private static boolean isVisible(char character) {
        return character > ' ';
    }
}
