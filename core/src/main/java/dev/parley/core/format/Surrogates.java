package dev.parley.core.format;

/** Halves of surrogate pairs: JSON can escape one alone, but no UTF-8 text, and so no Parquet file, can hold it. */
public final class Surrogates {
    /** Why a record with one is rejected. */
    public static final String REASON = "a text holds half of a surrogate pair, which UTF-8 cannot write";

    private Surrogates() {}

    /** Whether a text holds half of a pair. */
    public static boolean isHalved(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!paired) {
                    return true;
                }
                index++;
            }
        }
        return false;
    }
}
