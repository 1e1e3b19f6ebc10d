package dev.parley.text.personal;

import static dev.parley.text.personal.NameWords.isGiven;
import static dev.parley.text.personal.NameWords.isOrdinary;

/** How much speaks for a run of capitalised words being a place. */
final class PlaceEvidence {
    private PlaceEvidence() {}

    /**
     * From 0 to 1.
     *
     * @param end the word after the run
     */
    static double score(Reading reading, int first, int end) {
        Tokens tokens = reading.tokens();
        boolean placing = reading.is(first - 1, Words.PLACING) && tokens.follows(first, " \n");
        boolean within = placing && isPlacePreposition(reading, first - 1);
        int country = reading.phrase(first, Words.COUNTRY);
        if (country > 0 && first + country == end && (tokens.length(first) > 3 || placing)
                && (country > 1 || !isOrdinary(reading, first))) {
            return 0.9;
        }
        int known = reading.phrase(first, Words.PLACE);
        if (known > 0 && first + known == end) {
            boolean given = reading.is(first, Words.GIVEN) && known == 1;
            if (within && (known > 1 || !isOrdinary(reading, first) || tokens.length(first) > 4)) {
                return 0.86;
            }
            if (known > 1 || (!isOrdinary(reading, first) && tokens.length(first) > 3)) {
                return known > 1 ? 0.75 : reading.is(first, Words.COMMON_GIVEN) ? 0.4 : given ? 0.55 : placing
                        ? 0.7 : 0.6;
            }
        }
        boolean moving = within && end - first <= 3 && !(tokens.isUpper(first) && tokens.length(first) <= 4);
        if (moving && !isOrdinary(reading, first) && !reading.is(first, Words.NATIONALITY | Words.MONTH)
                && !tokens.hasDigit(first)) {
            return isGiven(reading, first) ? 0.5 : 0.66;
        }
        return 0;
    }

    /** "in", "from", or "to" after a verb of moving. */
    private static boolean isPlacePreposition(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        return tokens.isAny(token, "in", "from", "near", "visit", "visited", "desde", "aus", "nach")
                || (tokens.isAny(token, "to", "at")
                        && tokens.isAny(token - 1, "moved", "moving", "move", "returned", "return",
                        "arrived", "arrive", "travel", "travelled", "traveling", "travelling", "trip", "flew",
                                "flight", "fly",
                        "went", "drove", "drive", "relocated", "headed"));
    }
}
