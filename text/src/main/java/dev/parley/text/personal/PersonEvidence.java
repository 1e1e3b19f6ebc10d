package dev.parley.text.personal;

import static dev.parley.text.personal.NameWords.LIST_WORDS;
import static dev.parley.text.personal.NameWords.isFamily;
import static dev.parley.text.personal.NameWords.isGiven;
import static dev.parley.text.personal.NameWords.isOrdinary;
import static dev.parley.text.personal.NameWords.startsSentence;

/** How much speaks for a run of capitalised words being a person. */
final class PersonEvidence {
    private PersonEvidence() {}

    /**
     * From 0 to 1.
     *
     * @param end the word after the run
     * @param introduced whether words such as "my name is" stand before it
     */
    static double score(Reading reading, int first, int end, boolean introduced) {
        Tokens tokens = reading.tokens();
        int words = end - first;
        int given = 0;
        int family = 0;
        int ordinary = 0;
        int unknown = 0;
        for (int i = first; i < end; i++) {
            if (tokens.length(i) == 1 || (reading.is(i, Words.PARTICLE) && !tokens.isCapitalized(i))) {
                words--;
            } else if (reading.is(i, Words.NATIONALITY | Words.MONTH) || tokens.hasDigit(i)) {
                ordinary += 2;
            } else {
                given += isGiven(reading, i) ? 1 : 0;
                family += isFamily(reading, i) ? 1 : 0;
                ordinary += isOrdinary(reading, i) ? 1 : 0;
                unknown += reading.is(i, LIST_WORDS | Words.COMMON | Words.PLACE | Words.COUNTRY) ? 0 : 1;
            }
        }
        if (words == 0 || ordinary > words || words > 5) {
            return 0;
        }
        boolean firstGiven = reading.is(first, Words.GIVEN);
        if (introduced && ordinary < words) {
            return given + family > 0 ? 0.9 : 0.7;
        }
        if (words >= 2) {
            if (firstGiven && family > 0 && ordinary == 0) {
                return 0.85;
            }
            if (firstGiven && (family > 0 || unknown > 0) && ordinary <= 1) {
                return ordinary == 0 ? 0.7 : words == 2 ? 0.55 : 0.4;
            }
            if (ordinary == 0 && !tokens.isUpper(first)) {
                return given + family >= words ? 0.7 : given + family > 0 ? 0.55 : words <= 3 && unknown == words
                        && !isMixedCase(tokens, first) ? 0.5 : 0;
            }
            return 0;
        }
        return lone(reading, first, end);
    }

    /** One word: a name only if it is known as one and as nothing else, or if context calls for a name. */
    private static double lone(Reading reading, int first, int end) {
        Tokens tokens = reading.tokens();
        int token = first;
        while (token < end - 1 && tokens.length(token) == 1) {
            token++;
        }
        if (reading.is(token, Words.NATIONALITY | Words.MONTH) || tokens.length(token) < 3) {
            return 0;
        }
        boolean called = isCalledFor(reading, first, end);
        boolean upper = tokens.isUpper(token);
        if (isOrdinary(reading, token)) {
            // "Frank" within a sentence is a man; at its start he may be an adjective.
            boolean evident = reading.is(token, Words.COMMON_GIVEN) && !upper && !startsSentence(reading, first);
            return evident ? 0.55 : 0;
        }
        boolean place = reading.is(token, Words.PLACE | Words.COUNTRY);
        if (isGiven(reading, token)) {
            return upper ? 0.4 : place && !called && !reading.is(token, Words.COMMON_GIVEN) ? 0.5 : 0.65;
        }
        if (reading.is(token, Words.JOB)) {
            return 0;
        }
        if (isFamily(reading, token)) {
            return upper ? 0.3 : called ? 0.6 : place ? 0.3 : 0.5;
        }
        return called && !upper && !isMixedCase(tokens, token) ? isLabel(reading, first, end) ? 0.4 : 0.5 : 0;
    }

    /** A capital within the word: GitHub, KPIs. */
    private static boolean isMixedCase(Tokens tokens, int token) {
        for (int i = tokens.start(token) + 1; i < tokens.end(token); i++) {
            if (Character.isUpperCase(tokens.text().charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** At the start of a line and before a colon: who speaks, but headings stand so too. */
    private static boolean isLabel(Reading reading, int first, int end) {
        Tokens tokens = reading.tokens();
        return tokens.before(first) == '\n' && tokens.after(end - 1) == ':';
    }

    /** Whether a name stands where people speak, are spoken of or to. */
    private static boolean isCalledFor(Reading reading, int first, int end) {
        Tokens tokens = reading.tokens();
        boolean speaks = reading.is(end, Words.SPEECH) || reading.is(first - 1, Words.SPEECH);
        boolean owns = end < tokens.count() && tokens.length(end) == 1 && tokens.before(end) == '\''
                && !tokens.isCapitalized(end);
        boolean about = first > 0
                && tokens.isAny(first - 1, "with", "by", "for", "as", "under", "him", "her", "is", "am", "heard");
        return speaks || owns || isLabel(reading, first, end) || (about && !startsSentence(reading, first));
    }
}
