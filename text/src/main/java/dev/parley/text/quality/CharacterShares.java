package dev.parley.text.quality;

import dev.parley.text.Finding;
import dev.parley.text.Words;
import java.util.function.Consumer;

/**
 * What an answer's prose is made of: shares of symbols and of white space, both no finding under .25 (NeMo Curator's English
 * heuristics); the share of characters in runs of ten or more in which one to four characters repeat, as in {@code hahahaha}
 * (after Data-Juicer's character repetition over ten characters); and the longest word, in characters, from 100 on (C4
 * drops pages with one over 1,000).
 */
final class CharacterShares implements Rule {
    static final String SYMBOLS = "quality.symbols";
    static final String WHITE_SPACE = "quality.white-space";
    static final String RUNS = "quality.repetition.characters";
    static final String LONG_WORD = "quality.long-word";

    private static final double LEAST_SHARE = .25;
    private static final double LEAST_RUN_SHARE = .05;
    private static final int FEWEST_CHARACTERS = 20;
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
        for (int i = 0; i <= prose.length(); ) {
            int character = i == prose.length() ? ' ' : prose.codePointAt(i);
            boolean space = character <= ' ' || Character.isSpaceChar(character);
            if (space || Words.isWrittenWithoutSpaces(character)) {
                if (i - wordStart > longestEnd - longestStart) {
                    longestStart = wordStart;
                    longestEnd = i;
                }
                wordStart = i + Character.charCount(character);
            }
            if (i < prose.length() && character != 0) {
                characters++;
                if (space) {
                    spaces++;
                } else if (!Words.isWordCharacter(character)) {
                    symbols++;
                }
            }
            i += Character.charCount(character);
        }
        int longest = prose.codePointCount(longestStart, longestEnd);
        if (longest >= LEAST_LONG_WORD && prose.substring(longestStart, longestEnd).indexOf("://") < 0) {
            findings.accept(new Finding(LONG_WORD, longest, longestStart, longestEnd));
        }
        if (characters >= FEWEST_CHARACTERS) {
            report(passage, SYMBOLS, (double) symbols / characters, findings);
            report(passage, WHITE_SPACE, (double) spaces / characters, findings);
            examineRuns(prose, characters, findings);
        }
    }

    private static void report(Passage passage, String signal, double share, Consumer<Finding> findings) {
        if (share >= LEAST_SHARE) {
            findings.accept(passage.finding(signal, share));
        }
    }

    /** From left to right, of each place the longest run; none is counted twice. */
    private static void examineRuns(String prose, int characters, Consumer<Finding> findings) {
        int inRuns = 0;
        int first = 0;
        int last = 0;
        var lengths = new int[LONGEST_PERIOD + 1];
        for (int i = 1; i <= prose.length(); i++) {
            int ended = 0;
            for (int period = 1; period <= LONGEST_PERIOD; period++) {
                if (i < prose.length() && i >= period && repeats(prose, i, period)) {
                    lengths[period]++;
                } else {
                    int run = lengths[period] + period;
                    ended = lengths[period] > 0 && run >= SHORTEST_RUN ? Math.max(ended, run) : ended;
                    lengths[period] = 0;
                }
            }
            int start = Math.max(i - ended, last);
            if (ended > 0 && start < i) {
                first = inRuns == 0 ? start : first;
                inRuns += i - start;
                last = i;
            }
        }
        double share = (double) inRuns / characters;
        if (share >= LEAST_RUN_SHARE) {
            findings.accept(new Finding(RUNS, share, first, last));
        }
    }

    /** White space and masked code are no runs. */
    private static boolean repeats(String prose, int i, int period) {
        char character = prose.charAt(i);
        return character > ' ' && character == prose.charAt(i - period);
    }
}
