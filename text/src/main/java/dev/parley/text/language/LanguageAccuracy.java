package dev.parley.text.language;

import dev.parley.core.InputException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often a detector is right on texts of known language. Accuracy is the mean over languages of each one's share of
 * right answers, so that a rare language counts as much as a frequent one, and one that the detector never answers
 * counts as an error. Gold codes and answers go through the same table of languages, which merges the members of most
 * macrolanguages.
 */
public final class LanguageAccuracy {
    private final LanguageDetector detector;
    private final Map<String, Map<String, Share>> groups = new TreeMap<>();
    private String engine = "none";
    private int texts;
    private long nanoseconds;

    public LanguageAccuracy(LanguageDetector detector) {
        this.detector = detector;
    }

    /** Share of right answers in one language. */
    private record Share(int right, int all) {
        static final Share NONE = new Share(0, 0);

        Share and(Share other) {
            return new Share(right + other.right, all + other.all);
        }
    }

    /**
     * Figures of a group of texts.
     *
     * @param macroAccuracy mean over languages of their shares of right answers, 0 to 1
     * @param n number of texts
     * @param languages number of languages among them
     */
    public record Figures(double macroAccuracy, int n, int languages) {}

    /**
     * Asks the detector about one text.
     *
     * @param group the figures it counts in, such as {@code ui short}
     * @param language its ISO 639-1 or 639-3 code
     * @param place where it comes from, for the message of an exception
     * @throws InputException if there is no such language
     */
    public void add(String group, String language, String text, String place) {
        String gold = Languages.of(language)
                .orElseThrow(() -> new InputException(place + " names the language '" + language
                        + "', which Parley does not know; use ISO 639-3"))
                .code();
        long start = System.nanoTime();
        LanguageTag answer = detector.detect(text);
        nanoseconds += System.nanoTime() - start;
        texts++;
        engine = answer.engine();
        var share = new Share(answer.code().equals(gold) ? 1 : 0, 1);
        groups.computeIfAbsent(group, name -> new TreeMap<>()).merge(gold, share, Share::and);
    }

    /** Of all texts together. */
    public Figures all() {
        Map<String, Share> together = new TreeMap<>();
        groups.values().forEach(group -> group.forEach((language, share) -> together.merge(language, share, Share::and)));
        return figures(together);
    }

    /** Of each group, by its name. */
    public Map<String, Figures> groups() {
        Map<String, Figures> figures = new TreeMap<>();
        groups.forEach((name, shares) -> figures.put(name, figures(shares)));
        return figures;
    }

    /** The engine that answered last. */
    public String engine() {
        return engine;
    }

    /** One thread, the detector's time alone, the virtual machine's warm-up included. */
    public double textsPerSecond() {
        return nanoseconds == 0 ? 0 : texts * 1e9 / nanoseconds;
    }

    private static Figures figures(Map<String, Share> shares) {
        double sum = 0;
        Share all = Share.NONE;
        for (Share share : shares.values()) {
            sum += (double) share.right() / share.all();
            all = all.and(share);
        }
        return new Figures(shares.isEmpty() ? 0 : sum / shares.size(), all.all(), shares.size());
    }
}
