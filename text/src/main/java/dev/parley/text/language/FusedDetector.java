package dev.parley.text.language;

import java.util.List;
import java.util.Optional;

/**
 * Asks the script first, then fastText, then, unless fastText is sure, Parley's own trigrams as well.
 *
 * <p>fastText learned from much text of 176 languages and is hard to beat where people chat; but it knows nothing of
 * some forty languages with millions of speakers, and calls them something else. The trigrams learned from one short
 * text in each of nearly 190 languages; they know little of each, but know them all. Their opinions are multiplied, as
 * those of independent witnesses (a product of experts, Hinton 2002): for each language
 *
 * <pre>  log(p + {@value #FLOOR}) + {@value #TRUST} (n - best n)</pre>
 *
 * where p is fastText's probability and n the trigrams' logarithm. The floor keeps fastText from vetoing. TRUST is
 * below one because overlapping trigrams are far from independent. A language that one witness does not know gets a
 * constant in its place, and English, which most prompts are in, one on top. The largest sum wins, and its share of
 * the sum of all exponentials is the score.
 *
 * <p>The constants are the only things tuned: on a grid, on the development half of the evaluation data.
 */
final class FusedDetector implements LanguageDetector {
    /** A text with fewer letters is in no language; texts in a script of one language need only one letter. */
    static final int FEWEST_LETTERS = 3;

    /** Below this score a text is in no language. */
    static final double LEAST_SCORE = 0.1;

    /** The score of a language that has its script to itself. */
    private static final double SOLE = 0.99;

    /** How sure fastText must be to be asked alone. */
    private static final double SURE = 0.8;

    private static final double FLOOR = 0.01;
    private static final double LOG_FLOOR = Math.log(FLOOR);
    /** A probability that makes no difference beside the floor. */
    private static final double NEGLIGIBLE = FLOOR / 5;

    private static final double TRUST = 0.2;
    private static final double TRUST_IN_UNITS = TRUST / TrigramModel.UNIT;
    private static final double UNKNOWN_TO_FASTTEXT = -3;
    private static final double UNKNOWN_TO_TRIGRAMS = -3;

    /** Added for English, which most prompts are in (LMSYS-Chat-1M, arXiv 2309.11998, section 3). */
    private static final double PRIOR_OF_ENGLISH = 1;

    /** A language that is weaker by so much does not count in the score. */
    private static final double NO_RIVAL = 5;

    private final String engine;
    private final Optional<FastText> fastText;
    private final TrigramModel trigrams;
    private final List<Languages.Language> languages = Languages.all();
    private final int english = languages.indexOf(Languages.of("en").orElseThrow());
    private final int[] languageOfLabel;
    private final int[] scoreOfLanguage;
    private final boolean[] knownToFastText = new boolean[languages.size()];

    FusedDetector(String engine, Optional<FastText> fastText, TrigramModel trigrams) {
        this.engine = engine;
        this.fastText = fastText;
        this.trigrams = trigrams;
        languageOfLabel = fastText.map(FastText::labels).orElse(List.of()).stream()
                .mapToInt(label -> languages.indexOf(Languages.ofFastText(label).orElseThrow()))
                .toArray();
        for (int language : languageOfLabel) {
            knownToFastText[language] = true;
        }
        scoreOfLanguage = languages.stream()
                .mapToInt(language -> trigrams.languages().indexOf(language.code()))
                .toArray();
    }

    @Override
    public LanguageTag detect(String text) {
        Prose prose = Prose.of(text);
        if (prose.script().language().isPresent() && prose.letters() > 0) {
            return tag(Languages.of(prose.script().language().get()).orElseThrow(), SOLE);
        }
        if (prose.letters() < FEWEST_LETTERS) {
            return LanguageTag.unknown(engine);
        }
        double[] evidence = new double[languages.size()];
        if (fastText.isPresent()) {
            int best = readWithFastText(fastText.get(), prose.text(), evidence);
            if (evidence[best] >= SURE) {
                return tag(languages.get(best), Math.min(1, evidence[best]));
            }
        }
        fuse(prose.text(), evidence);
        return strongest(evidence);
    }

    /** Writes fastText's probability of each language and returns the most probable one. */
    private int readWithFastText(FastText model, String text, double[] evidence) {
        float[] probabilities = model.read(text).probabilities(NEGLIGIBLE);
        for (int label = 0; label < probabilities.length; label++) {
            evidence[languageOfLabel[label]] += probabilities[label];
        }
        int best = 0;
        for (int language = 1; language < evidence.length; language++) {
            if (evidence[language] > evidence[best]) {
                best = language;
            }
        }
        return best;
    }

    /** Replaces fastText's probabilities by the logarithms of what both models say together. */
    private void fuse(String text, double[] evidence) {
        int[] scores = trigrams.scores(text);
        int best = 0;
        for (int score : scores) {
            best = Math.max(best, score);
        }
        for (int language = 0; language < evidence.length; language++) {
            double first = UNKNOWN_TO_FASTTEXT;
            if (knownToFastText[language]) {
                first = evidence[language] == 0 ? LOG_FLOOR : Math.log(evidence[language] + FLOOR);
            }
            int score = scoreOfLanguage[language];
            double second = score < 0 ? UNKNOWN_TO_TRIGRAMS : (scores[score] - best) * TRUST_IN_UNITS;
            evidence[language] = first + second;
        }
        evidence[english] += PRIOR_OF_ENGLISH;
    }

    private LanguageTag strongest(double[] evidence) {
        int best = 0;
        for (int language = 1; language < evidence.length; language++) {
            if (evidence[language] > evidence[best]) {
                best = language;
            }
        }
        double sum = 0;
        for (double e : evidence) {
            if (e > evidence[best] - NO_RIVAL) {
                sum += Math.exp(e - evidence[best]);
            }
        }
        return 1 / sum < LEAST_SCORE ? LanguageTag.unknown(engine) : tag(languages.get(best), 1 / sum);
    }

    private LanguageTag tag(Languages.Language language, double score) {
        return new LanguageTag(language.code(), language.name(), score, engine);
    }
}
