package dev.parley.text.quality;

import dev.parley.text.Finding;
import dev.parley.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much of an answer's prose repeats itself, by the measures of Gopher (Rae et al. 2021, arXiv 2112.11446, table A1)
 * as datatrove computes them: the share of lines and of paragraphs that stood before, and of the characters in them;
 * the share of characters in the most frequent run of 2, 3 or 4 words; the share in runs of 5 to 10 words that stood
 * before, none counted twice. Gopher drops a document over .30 (lines, paragraphs), .20 (characters in them), .20, .18,
 * .16 (2 to 4 words), .15, .14, .13, .12, .11, .10 (5 to 10 words).
 *
 * <p>In scripts without spaces two characters count as a word, which is what a word of Chinese or Japanese has on
 * average.
 *
 * <p>Words are hashed, and runs of them in constant time from the run one shorter, so that the whole is linear in the
 * length of the answer. Where no run of {@code n} words stands twice no longer one can, and nothing more is computed.
 */
final class Repetition implements Rule {
    private static final String PREFIX = "quality.repetition.";
    static final String LINES = PREFIX + "duplicate-lines";
    static final String LINE_CHARACTERS = PREFIX + "duplicate-line-characters";
    static final String PARAGRAPHS = PREFIX + "duplicate-paragraphs";
    static final String PARAGRAPH_CHARACTERS = PREFIX + "duplicate-paragraph-characters";

    private static final int LONGEST_TOP = 4;
    private static final int LONGEST = 10;

    /** By number of words; the first two are not used. */
    private static final List<String> RUNS = IntStream.rangeClosed(0, LONGEST)
            .mapToObj(n -> PREFIX + (n <= LONGEST_TOP ? "top-" : "duplicate-") + n + "-gram")
            .toList();

    static final List<String> SIGNALS = Stream.concat(
                    Stream.of(LINES, LINE_CHARACTERS, PARAGRAPHS, PARAGRAPH_CHARACTERS),
                    RUNS.stream().skip(2))
            .toList();

    /** Odd, so that nothing is lost, and makes the order of words matter. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Less is no finding: Gopher's lowest threshold. */
    private static final double LEAST = .10;

    /** What Gopher wants of a document; in shorter answers any word said twice is a large share. */
    private static final int FEWEST_WORDS = 50;

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String prose = passage.prose();
        Words words = Words.of(prose);
        int perWord = isMostlyWithoutSpaces(prose, words) ? 2 : 1;
        if (words.size() < FEWEST_WORDS * perWord) {
            return;
        }
        int length = countUnmasked(prose);
        examineParts(prose, length, "\n", LINES, LINE_CHARACTERS, findings);
        examineParts(prose, length, "\n\n", PARAGRAPHS, PARAGRAPH_CHARACTERS, findings);
        examineRuns(words, perWord, length, findings);
    }

    private static boolean isMostlyWithoutSpaces(String prose, Words words) {
        int withoutSpaces = 0;
        for (int i = 0; i < words.size(); i++) {
            if (Words.isWrittenWithoutSpaces(prose.codePointAt(words.start(i)))) {
                withoutSpaces++;
            }
        }
        return 2 * withoutSpaces > words.size();
    }

    private static int countUnmasked(String prose) {
        int count = 0;
        for (int i = 0; i < prose.length(); i++) {
            count += prose.charAt(i) == 0 ? 0 : 1;
        }
        return count;
    }

    private static void examineParts(
            String prose,
            int length,
            String separator,
            String shareSignal,
            String characterSignal,
            Consumer<Finding> findings) {
        var seen = new HashCounts(prose.length() / 64);
        int parts = 0;
        int duplicates = 0;
        int characters = 0;
        int first = 0;
        int last = 0;
        for (int start = 0; start < prose.length(); ) {
            int end = prose.indexOf(separator, start);
            end = end < 0 ? prose.length() : end;
            long hash = hashOfVisible(prose, start, end);
            if (hash != 0) {
                parts++;
                if (seen.increment(hash) > 1) {
                    first = duplicates == 0 ? start : first;
                    last = end;
                    duplicates++;
                    characters += end - start;
                }
            }
            start = end + separator.length();
        }
        report(shareSignal, parts == 0 ? 0 : (double) duplicates / parts, first, last, findings);
        report(characterSignal, (double) characters / length, first, last, findings);
    }

    /** A hash of the characters that are neither white space nor masked; 0 if there are none. */
    private static long hashOfVisible(String prose, int start, int end) {
        long hash = 0;
        for (int i = start; i < end; i++) {
            char character = prose.charAt(i);
            if (character > ' ') {
                hash = (hash + character) * MULTIPLIER;
            }
        }
        return hash == 0 ? 0 : Words.mix(hash);
    }

    private static void examineRuns(Words words, int perWord, int length, Consumer<Finding> findings) {
        var runs = new long[words.size()];
        Arrays.setAll(runs, words::hash);
        for (int n = 2; n <= LONGEST * perWord; n++) {
            int count = words.size() - n + 1;
            for (int i = 0; i < count; i++) {
                runs[i] = Words.mix(MULTIPLIER * runs[i] + words.hash(i + n - 1));
            }
            if (n % perWord == 0 && n / perWord > 1) {
                String signal = RUNS.get(n / perWord);
                boolean repeats = n / perWord <= LONGEST_TOP
                        ? examineTop(words, runs, count, n, length, signal, findings)
                        : examineDuplicates(words, runs, count, n, length, signal, findings);
                if (!repeats) {
                    return;
                }
            }
        }
    }

    /**
     * Reports the share of the most frequent run, of equally frequent ones the first; says whether any stands twice.
     */
    private static boolean examineTop(
            Words words,
            long[] runs,
            int count,
            int n,
            int length,
            String signal,
            Consumer<Finding> findings) {
        var seen = new HashCounts(count);
        int most = 1;
        long top = 0;
        for (int i = 0; i < count; i++) {
            int times = seen.increment(runs[i]);
            if (times > most) {
                most = times;
                top = runs[i];
            }
        }
        if (most == 1) {
            return false;
        }
        int first = -1;
        int end = 0;
        int characters = 0;
        for (int i = 0; i < count; i++) {
            if (runs[i] == top) {
                first = first < 0 ? i : first;
                // Occurrences may overlap, as in "no no no".
                characters += words.end(i + n - 1) - Math.max(words.start(i), end);
                end = words.end(i + n - 1);
            }
        }
        report(signal, (double) characters / length, words.start(first), words.end(first + n - 1), findings);
        return true;
    }

    private static boolean examineDuplicates(
            Words words,
            long[] runs,
            int count,
            int n,
            int length,
            String signal,
            Consumer<Finding> findings) {
        var seen = new HashCounts(count);
        int characters = 0;
        int first = -1;
        int last = 0;
        for (int i = 0; i < count; ) {
            if (seen.increment(runs[i]) > 1) {
                first = first < 0 ? words.start(i) : first;
                last = words.end(i + n - 1);
                characters += last - words.start(i);
                i += n;
            } else {
                i++;
            }
        }
        report(signal, (double) characters / length, first, last, findings);
        return characters > 0;
    }

    private static void report(String signal, double share, int start, int end, Consumer<Finding> findings) {
        if (share >= LEAST) {
            findings.accept(new Finding(signal, share, start, end));
        }
    }
}
