package dev.parley.text.personal;

/** What is known of a word where names are looked for. */
final class NameWords {
    /** Given and family names. */
    static final int LIST_WORDS = Words.GIVEN | Words.FAMILY;

    private NameWords() {}

    static boolean isGiven(Reading reading, int token) {
        return reading.is(token, Words.GIVEN)
                && (!isOrdinary(reading, token) || reading.is(token, Words.COMMON_GIVEN));
    }

    static boolean isFamily(Reading reading, int token) {
        return reading.is(token, Words.FAMILY);
    }

    static boolean isNamePart(Reading reading, int token) {
        return reading.is(token, LIST_WORDS) && !reading.is(token, Words.COMMON);
    }

    static boolean isOrdinary(Reading reading, int token) {
        return reading.is(token, Words.COMMON);
    }

    /** "a bot named", "named after": the words around an introduction that is none. */
    static boolean isNamed(Reading reading, int token) {
        return reading.tokens().isAny(token, "after", "in", "the", "a", "an", "not", "very", "so");
    }

    /** After the start of the text, a line end, a mark that ends a sentence, or an opening quote. */
    static boolean startsSentence(Reading reading, int token) {
        String text = reading.text();
        int at = reading.tokens().start(token) - 1;
        while (at >= 0 && (text.charAt(at) == ' '
                || text.charAt(at) == '"' || text.charAt(at) == '“' || text.charAt(at) == '*')) {
            at--;
        }
        return at < 0 || ".!?:\n#-•>|".indexOf(text.charAt(at)) >= 0;
    }
}
