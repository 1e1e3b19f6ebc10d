package dev.parley.text.quality;

import dev.parley.text.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that declines. Only its opening is looked at: refusal phrases anywhere in a text are a known fault of
 * string-match judges (they stand in letters that were asked for, and behind answers that did help). The score is 1 for
 * "I cannot help with that", .7 for lacking an ability or information, .4 for "I don't know" and for a mere "As an AI
 * language model". The phrases, in refusals.txt, follow the lists of GCG (Zou et al. 2023, arXiv 2307.15043,
 * test_prefixes) and XSTest (Röttger et al. 2023, arXiv 2308.01263), with our own for other languages.
 */
final class Refusal implements Rule {
    static final String SIGNAL = "quality.refusal";

    /** Room for an apology and one sentence. */
    private static final int OPENING = 300;

    private static final String BEFORE = "before";
    private static final String LATIN = "latin ";
    private static final String OTHER = "other ";

    private static final Map<String, String> PATTERNS = patterns();

    /** Apologies, and who is speaking. Never given back, so that an opening is read once. */
    private static final Pattern PREAMBLE =
            pattern("(?:[\\s*\"“!¡]*(?:" + PATTERNS.get(BEFORE) + ")[\\s,.;:!—–*，。、！-]*){0,5}+");

    /** The first that matches counts. */
    private static final List<Phrase> PHRASES = PATTERNS.keySet().stream()
            .filter(kind -> kind.startsWith(LATIN) || kind.startsWith(OTHER))
            .map(kind -> new Phrase(
                    pattern(Objects.requireNonNull(PATTERNS.get(kind))),
                    Double.parseDouble(kind.substring(LATIN.length())),
                    kind.startsWith(LATIN)))
            .toList();

    /** @param latin whether it can be in a text that is in Latin letters throughout */
    private record Phrase(Pattern pattern, double score, boolean latin) {}

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String content = passage.content();
        int begin = passage.begin();
        int end = Math.min(content.length(), begin + OPENING);
        boolean latin = isLatin(content, begin, end);
        Matcher preamble = PREAMBLE.matcher(content).region(begin, end);
        int refusal = preamble.lookingAt() ? preamble.end() : begin;
        for (Phrase phrase : PHRASES) {
            if (phrase.latin() || !latin) {
                Matcher matcher = phrase.pattern().matcher(content).useTransparentBounds(true);
                if (matcher.region(refusal, end).lookingAt()) {
                    findings.accept(new Finding(SIGNAL, phrase.score(), begin, matcher.end()));
                    return;
                }
            }
        }
    }

    private static boolean isLatin(String content, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (content.charAt(i) >= 0x370 && Character.isLetter(content.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static Pattern pattern(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The alternatives of each kind, in the order of the file. */
    private static Map<String, String> patterns() {
        var patterns = new LinkedHashMap<String, String>();
        for (String line : read().lines().toList()) {
            int tab = line.indexOf('\t');
            if (tab > 0 && !line.startsWith("#")) {
                patterns.merge(line.substring(0, tab), line.substring(tab + 1), (one, other) -> one + "|" + other);
            }
        }
        String help = "(?:" + patterns.remove("help") + ")";
        patterns.replaceAll((kind, pattern) -> pattern.replace("HELP", help));
        return patterns;
    }

    private static String read() {
        try (InputStream file = Refusal.class.getResourceAsStream("refusals.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
