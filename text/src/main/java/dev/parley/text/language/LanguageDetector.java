package dev.parley.text.language;

/** Tells the language of a text. Implementations are immutable and may be used by several threads at once. */
@FunctionalInterface
public interface LanguageDetector {
    /**
     * The language that most of {@code text} is written in; {@link LanguageTag#isKnown() unknown} if it cannot be told.
     */
    LanguageTag detect(String text);
}
