package dev.parley.text.personal;

import static dev.parley.text.personal.NameWords.isFamily;
import static dev.parley.text.personal.NameWords.isOrdinary;

/** How much speaks for a run of capitalised words being an organisation. */
final class OrganizationEvidence {
    /** What makes a firm of any words before it. */
    private static final String[] LEGAL_FORMS = {
        "inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "gmbh", "pty"
    };

    private OrganizationEvidence() {}

    /**
     * From 0 to 1.
     *
     * @param end the word after the run
     */
    static double score(Reading reading, int first, int end) {
        Tokens tokens = reading.tokens();
        boolean suffix = end - first > 1 && reading.is(end - 1, Words.ORGANIZATION)
                && !reading.is(first, Words.ORGANIZATION);
        boolean partners = end(reading, end) > tokens.end(end - 1);
        int company = reading.phrase(first, Words.COMPANY);
        boolean employed = first >= 2 && tokens.follows(first, " ")
                && tokens.isAny(first - 1, "for", "at", "bei", "chez", "para")
                && tokens.isAny(first - 2, "work", "works", "worked", "working", "job", "employed", "year",
                        "years", "arbeite", "arbeitet",
                        "trabajo", "travaille", "intern", "hired");
        boolean follows = (end < tokens.count() && tokens.follows(end, " ")
                        && tokens.isAny(end, "office", "headquarters", "employees", "orchestra", "ceo", "shares",
                                "stock"))
                || isCalledFirm(reading, end);
        if (suffix && tokens.isAny(first, "your", "our", "my", "the", "this", "previous") && end - first == 2) {
            return 0;
        }
        if (suffix && !tokens.isAny(end - 1, LEGAL_FORMS) && isAllOrdinary(reading, first, end)) {
            return 0.4;
        }
        if (suffix) {
            return tokens.isUpper(end - 1) && tokens.length(end - 1) == 2 ? 0.6 : 0.8;
        }
        if (company > 0 && first + company == end && company > 1) {
            return 0.87;
        }
        if (partners) {
            return 0.87;
        }
        return employed || follows ? 0.87 : 0;
    }

    private static boolean isAllOrdinary(Reading reading, int first, int end) {
        for (int i = first; i < end; i++) {
            if (!isOrdinary(reading, i)) {
                return false;
            }
        }
        return true;
    }

    /** "… is a design agency", "… was an American company": a firm's word within a few words of "is a". */
    private static boolean isCalledFirm(Reading reading, int end) {
        Tokens tokens = reading.tokens();
        if (!tokens.isAny(end, "is", "was") || !tokens.follows(end, " ")
                || !tokens.isAny(end + 1, "a", "an", "the", "one")) {
            return false;
        }
        for (int i = end + 2; i < end + 7; i++) {
            if (tokens.isAny(i, "agency", "company", "firm", "startup", "corporation", "business", "provider",
                    "manufacturer",
                    "retailer", "subsidiary", "brainchild", "employer", "nonprofit", "conglomerate", "vendor")) {
                return true;
            }
        }
        return false;
    }

    /** "Davis, Reynolds and Williamson": family names in a row are a firm. */
    static int end(Reading reading, int end) {
        Tokens tokens = reading.tokens();
        int last = end - 1;
        boolean row = end + 2 < tokens.count() && !reading.text().startsWith(": ", tokens.start(last) - 2)
                && isFamily(reading, last) && reading.text().startsWith(", ", tokens.end(last))
                && isFamily(reading, end) && tokens.isCapitalized(end) && tokens.start(end) - tokens.end(last) == 2
                && tokens.isAny(end + 1, "and") && tokens.follows(end + 1, " ")
                && tokens.isCapitalized(end + 2) && isFamily(reading, end + 2) && tokens.follows(end + 2, " ");
        return row ? tokens.end(end + 2) : tokens.end(last);
    }
}
