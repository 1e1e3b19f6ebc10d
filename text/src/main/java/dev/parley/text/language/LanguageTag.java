package dev.parley.text.language;

/**
 * The language of a text.
 *
 * @param code ISO 639-1 where there is one, else ISO 639-3; {@code und} if no language could be told
 * @param name the English display name as LMSYS-Chat-1M writes it, such as "English"; "unknown" for {@code und}
 * @param score probability that the tag is right, 0 to 1; 0 for {@code und}
 * @param engine which detector said so, with its version, such as {@code fasttext-lid.176}
 */
public record LanguageTag(String code, String name, double score, String engine) {
    private static final String UNDETERMINED = "und";

    /** What {@code engine} says of a text whose language it cannot tell. */
    public static LanguageTag unknown(String engine) {
        return new LanguageTag(UNDETERMINED, "unknown", 0, engine);
    }

    public boolean isKnown() {
        return !code.equals(UNDETERMINED);
    }
}
