package dev.parley.text.personal;

import static dev.parley.text.personal.NameWords.LIST_WORDS;
import static dev.parley.text.personal.NameWords.isNamed;

/**
 * Names that no capital shows: lower-case words, and scripts without case. They need an introduction, or both a given
 * and a family name that are known.
 */
final class UncapitalizedNames {
    private UncapitalizedNames() {}

    /** After an introduction, or with a title: "my name is patricia desrosiers", "mr. smith", "nurse", "russian". */
    static void recognizeLower(Reading reading, int token, Candidates found) {
        Tokens tokens = reading.tokens();
        if (tokens.hasDigit(token)) {
            return;
        }
        if (reading.is(token, Words.NATIONALITY) && !reading.is(token, Words.COMMON) && tokens.length(token) > 4) {
            found.add(Kind.NATIONALITY, 0.5, tokens.start(token), tokens.end(token));
        }
        if (isLowerName(reading, token) && reading.rightAfter(token, Words.INTRODUCTION | Words.TITLE)
                && !isNamed(reading, token)) {
            boolean two = token + 1 < tokens.count() && tokens.follows(token + 1, " ")
                    && isLowerName(reading, token + 1);
            found.add(Kind.PERSON, 0.6, tokens.start(token), tokens.end(two ? token + 1 : token));
        } else if (isLowerName(reading, token) && reading.is(token, Words.GIVEN) && token + 1 < tokens.count()
                && tokens.follows(token + 1, " ") && isLowerName(reading, token + 1)
                && reading.is(token + 1, Words.FAMILY)) {
            found.add(Kind.PERSON, 0.5, tokens.start(token), tokens.end(token + 1));
        }
    }

    private static boolean isLowerName(Reading reading, int token) {
        return reading.is(token, LIST_WORDS)
                && !reading.is(token, Words.COMMON | Words.JOB | Words.NATIONALITY | Words.PARTICLE)
                && reading.tokens().length(token) > 3;
    }

    /** Names in scripts without case: known ones after an introduction, or a known family with a known given name. */
    static int recognizeCaseless(Reading reading, int token, Candidates found) {
        Tokens tokens = reading.tokens();
        int country = reading.phrase(token, Words.COUNTRY | Words.PLACE);
        if (country > 1 || (country == 1 && !tokens.isHan(token) && !reading.is(token, Words.COMMON | LIST_WORDS)
                && tokens.length(token) > 2)) {
            found.add(Kind.LOCATION, 0.6, tokens.start(token), tokens.end(token + country - 1));
            return token + country;
        }
        int family = reading.phrase(token, Words.FAMILY);
        int given = reading.phrase(token, Words.GIVEN);
        boolean introduced = reading.rightAfter(token, Words.INTRODUCTION);
        if (tokens.isHan(token)) {
            return recognizeHan(reading, token, family, introduced, found);
        }
        int next = Math.max(family, given);
        int pair = next > 0 && tokens.follows(token + next, " ") ? reading.phrase(token + next, LIST_WORDS) : 0;
        boolean sure = pair > 0 && !reading.is(token, Words.COMMON) && !reading.is(token + next, Words.COMMON);
        if (sure || (introduced && next > 0 && tokens.length(token) > 1 && !reading.is(token, Words.COMMON))) {
            int last = token + next + (sure ? pair : 0) - 1;
            found.add(Kind.PERSON, introduced ? 0.8 : 0.6, tokens.start(token), tokens.end(last));
            return last + 1;
        }
        return token + 1;
    }

    /** A family name of one or two characters and a given name of one or two, introduced or both known. */
    private static int recognizeHan(Reading reading, int token, int family, boolean introduced, Candidates found) {
        Tokens tokens = reading.tokens();
        if (family == 0) {
            return token + 1;
        }
        int given = reading.phrase(token + family, Words.GIVEN);
        boolean adjacent = tokens.isHan(token + family)
                && tokens.start(token + family) == tokens.end(token + family - 1);
        if (introduced && adjacent) {
            int rest = 1;
            boolean more = tokens.isHan(token + family + 1)
                    && tokens.start(token + family + 1) == tokens.end(token + family)
                    && "是的了和在，,。先女".indexOf(reading.text().charAt(tokens.start(token + family + 1))) < 0;
            rest += more ? 1 : 0;
            found.add(Kind.PERSON, 0.7, tokens.start(token), tokens.end(token + family + rest - 1));
            return token + family + rest;
        }
        if (adjacent && given > 1 && !reading.is(token, Words.COMMON)) {
            found.add(Kind.PERSON, 0.45, tokens.start(token), tokens.end(token + family + given - 1));
            return token + family + given;
        }
        return token + 1;
    }
}
