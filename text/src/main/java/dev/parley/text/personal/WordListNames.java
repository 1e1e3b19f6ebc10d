package dev.parley.text.personal;

import dev.parley.text.Finding;
import java.util.List;

/**
 * Names by word lists, shape and context: a run of capitalised words becomes a person, a place or an organisation by
 * what is known of its words and by what stands around it; scripts without capitals need a known name or an
 * introduction.
 */
final class WordListNames implements NameFinder, Recognizer {
    private static final int LONGEST_RUN = 8;
    private static final int LIST_WORDS = Words.GIVEN | Words.FAMILY;

    /** Titles that are such in any case. */
    private static final String[] LOWER_TITLES = {
        "mr", "mrs", "ms", "dr", "prof", "herr", "frau", "señor", "señora", "monsieur", "madame", "signor", "signora"
    };

    /** What makes a firm of any words before it. */
    private static final String[] LEGAL_FORMS = {
        "inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "gmbh", "pty"
    };

    @Override
    public List<Finding> find(String text) {
        var found = new Candidates();
        recognize(Reading.of(text), found);
        return found.chosen();
    }

    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = 0; i < tokens.count(); ) {
            if (tokens.isCaseless(i)) {
                i = recognizeCaseless(reading, i, found);
            } else if (tokens.isCapitalized(i)) {
                int end = runEnd(reading, i);
                recognizeRun(reading, i, end, found);
                i = end;
            } else {
                recognizeLower(reading, i, found);
                i++;
            }
        }
    }

    /** The token after a run of capitalised words with particles, initials and hyphens between them. */
    private static int runEnd(Reading reading, int first) {
        Tokens tokens = reading.tokens();
        int end = first + 1;
        while (end < tokens.count() && end - first < LONGEST_RUN && joins(reading, end)) {
            boolean capitalized = tokens.isCapitalized(end);
            boolean particle = (reading.is(end, Words.PARTICLE) && !reading.is(end, Words.TIMING | Words.PLACING))
                    || (reading.is(end, Words.PARTICLE) && tokens.length(end) <= 3 && isNamePart(reading, end - 1));
            if (capitalized) {
                end++;
            } else if (particle && end + 1 < tokens.count() && tokens.isCapitalized(end + 1) && joins(reading, end + 1)
                    && !reading.is(end, Words.INTRODUCTION)) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }

    /** By one space, hyphen or apostrophe, or by the point of an initial or a title. */
    private static boolean joins(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        if (tokens.follows(token, " -'’")) {
            return true;
        }
        boolean point = tokens.start(token) - tokens.end(token - 1) == 2
                && reading.text().startsWith(". ", tokens.end(token - 1));
        return point && (tokens.length(token - 1) == 1 || reading.is(token - 1, Words.TITLE));
    }

    private static void recognizeRun(Reading reading, int start, int end, Candidates found) {
        int first = start;
        int titled = title(reading, first);
        boolean title = false;
        while (titled > 0 && first + titled < end) {
            addTitle(reading, first, first + titled - 1, 0.8, found);
            first += titled;
            title = true;
            titled = title(reading, first);
        }
        if (!title && isAny(reading.tokens(), first - 1, LOWER_TITLES)
                && (reading.tokens().follows(first, " ") || isPoint(reading, first))) {
            addTitle(reading, first - 1, first - 1, 0.7, found);
            title = true;
        }
        // A sentence begins with a capital whatever its first word is.
        if (first < end - 1 && !title && startsSentence(reading, first) && isOrdinary(reading, first)
                && !reading.is(first, Words.COMMON_GIVEN)
                && reading.phrase(first, Words.PLACE | Words.COUNTRY) < 2) {
            first++;
        }
        if (first < end && !recognizeJob(reading, first, found)) {
            judge(reading, first, end, title, found);
        }
    }

    /** The name of a job as a line of its own, or as "…, the Packager, …". */
    private static boolean recognizeJob(Reading reading, int first, Candidates found) {
        Tokens tokens = reading.tokens();
        int job = reading.phrase(first, Words.JOB);
        if (job == 0 || first == 0) {
            return false;
        }
        int last = first + job - 1;
        boolean line = tokens.before(first) == '\n' && tokens.after(last) == '\n' && first > 0;
        boolean apposition = isAny(tokens, first - 1, "the")
                && tokens.start(first - 1) - tokens.end(Math.max(0, first - 2)) == 2
                && tokens.after(last) == ',';
        if (line || apposition) {
            found.add(Kind.TITLE, 0.6, tokens.start(first), tokens.end(last));
        }
        return line || apposition;
    }

    /** The number of words of a title that begins here; of those in capitals only the plain ones ("HR" is none). */
    private static int title(Reading reading, int token) {
        boolean doubtful = reading.tokens().isUpper(token) && !isAny(reading.tokens(), token, LOWER_TITLES);
        return doubtful ? 0 : reading.phrase(token, Words.TITLE);
    }

    private static boolean isPoint(Reading reading, int token) {
        return reading.tokens().start(token) - reading.tokens().end(token - 1) == 2
                && reading.text().startsWith(". ", reading.tokens().end(token - 1));
    }

    private static void judge(Reading reading, int first, int end, boolean title, Candidates found) {
        Tokens tokens = reading.tokens();
        boolean introduced = reading.rightAfter(first, Words.INTRODUCTION) && !isNamed(reading, first);
        double person = title ? 0.85 : person(reading, first, end, introduced);
        double place = place(reading, first, end);
        double organization = organization(reading, first, end);
        int start = tokens.start(first);
        int stop = tokens.end(end - 1);
        if (organization > Math.max(person, place)) {
            found.add(Kind.ORGANIZATION, organization, start, organizationEnd(reading, end));
        } else if (place > person) {
            found.add(Kind.LOCATION, place, start, stop);
        } else if (person > 0) {
            found.add(Kind.PERSON, person, start, stop);
        } else {
            scatter(reading, first, end, found);
        }
    }

    /** Where a run is nothing as a whole, its known parts may be something. */
    private static void scatter(Reading reading, int first, int end, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = first; i < end; ) {
            int nation = reading.phrase(i, Words.NATIONALITY);
            int country = reading.phrase(i, Words.COUNTRY);
            int known = country == 1 && isOrdinary(reading, i) ? 0 : country;
            if (nation > 0 && nation >= known && tokens.length(i) > 3) {
                found.add(Kind.NATIONALITY, 0.6, tokens.start(i), tokens.end(i + nation - 1));
                i += nation;
            } else if (known > 0 && tokens.length(i) > 3) {
                found.add(Kind.LOCATION, 0.7, tokens.start(i), tokens.end(i + known - 1));
                i += known;
            } else if (i + 1 < end && isGiven(reading, i) && isFamily(reading, i + 1)
                    && !isOrdinary(reading, i + 1)) {
                found.add(Kind.PERSON, 0.6, tokens.start(i), tokens.end(i + 1));
                i += 2;
            } else {
                i++;
            }
        }
    }

    private static double person(Reading reading, int first, int end, boolean introduced) {
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
                && isAny(tokens, first - 1, "with", "by", "for", "as", "under", "him", "her", "is", "am", "heard");
        return speaks || owns || isLabel(reading, first, end) || (about && !startsSentence(reading, first));
    }

    private static double place(Reading reading, int first, int end) {
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
        return isAny(tokens, token, "in", "from", "near", "visit", "visited", "desde", "aus", "nach")
                || (isAny(tokens, token, "to", "at")
                        && isAny(tokens, token - 1, "moved", "moving", "move", "returned", "return",
                        "arrived", "arrive", "travel", "travelled", "traveling", "travelling", "trip", "flew",
                                "flight", "fly",
                        "went", "drove", "drive", "relocated", "headed"));
    }

    private static double organization(Reading reading, int first, int end) {
        Tokens tokens = reading.tokens();
        boolean suffix = end - first > 1 && reading.is(end - 1, Words.ORGANIZATION)
                && !reading.is(first, Words.ORGANIZATION);
        boolean partners = organizationEnd(reading, end) > tokens.end(end - 1);
        int company = reading.phrase(first, Words.COMPANY);
        boolean employed = first >= 2 && tokens.follows(first, " ")
                && isAny(tokens, first - 1, "for", "at", "bei", "chez", "para")
                && isAny(tokens, first - 2, "work", "works", "worked", "working", "job", "employed", "year",
                        "years", "arbeite", "arbeitet",
                        "trabajo", "travaille", "intern", "hired");
        boolean follows = (end < tokens.count() && tokens.follows(end, " ")
                        && isAny(tokens, end, "office", "headquarters", "employees", "orchestra", "ceo", "shares",
                                "stock"))
                || isCalledFirm(reading, end);
        if (suffix && isAny(tokens, first, "your", "our", "my", "the", "this", "previous") && end - first == 2) {
            return 0;
        }
        if (suffix && !isAny(tokens, end - 1, LEGAL_FORMS) && isAllOrdinary(reading, first, end)) {
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
        if (!isAny(tokens, end, "is", "was") || !tokens.follows(end, " ")
                || !isAny(tokens, end + 1, "a", "an", "the", "one")) {
            return false;
        }
        for (int i = end + 2; i < end + 7; i++) {
            if (isAny(tokens, i, "agency", "company", "firm", "startup", "corporation", "business", "provider",
                    "manufacturer",
                    "retailer", "subsidiary", "brainchild", "employer", "nonprofit", "conglomerate", "vendor")) {
                return true;
            }
        }
        return false;
    }

    /** "Davis, Reynolds and Williamson": family names in a row are a firm. */
    private static int organizationEnd(Reading reading, int end) {
        Tokens tokens = reading.tokens();
        int last = end - 1;
        boolean row = end + 2 < tokens.count() && !reading.text().startsWith(": ", tokens.start(last) - 2)
                && isFamily(reading, last) && reading.text().startsWith(", ", tokens.end(last))
                && isFamily(reading, end) && tokens.isCapitalized(end) && tokens.start(end) - tokens.end(last) == 2
                && isAny(tokens, end + 1, "and") && tokens.follows(end + 1, " ")
                && tokens.isCapitalized(end + 2) && isFamily(reading, end + 2) && tokens.follows(end + 2, " ");
        return row ? tokens.end(end + 2) : tokens.end(last);
    }

    /** After an introduction, or with a title: "my name is patricia desrosiers", "mr. smith", "nurse", "russian". */
    private static void recognizeLower(Reading reading, int token, Candidates found) {
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
    private static int recognizeCaseless(Reading reading, int token, Candidates found) {
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

    private static void addTitle(Reading reading, int first, int last, double score, Candidates found) {
        Tokens tokens = reading.tokens();
        int end = tokens.end(last);
        boolean point = end < reading.text().length() && reading.text().charAt(end) == '.';
        found.add(Kind.TITLE, score, tokens.start(first), point ? end + 1 : end);
    }

    private static boolean isGiven(Reading reading, int token) {
        return reading.is(token, Words.GIVEN)
                && (!isOrdinary(reading, token) || reading.is(token, Words.COMMON_GIVEN));
    }

    private static boolean isFamily(Reading reading, int token) {
        return reading.is(token, Words.FAMILY);
    }

    private static boolean isNamePart(Reading reading, int token) {
        return reading.is(token, LIST_WORDS) && !reading.is(token, Words.COMMON);
    }

    private static boolean isOrdinary(Reading reading, int token) {
        return reading.is(token, Words.COMMON);
    }

    /** "a bot named", "named after": the words around an introduction that is none. */
    private static boolean isNamed(Reading reading, int token) {
        return isAny(reading.tokens(), token, "after", "in", "the", "a", "an", "not", "very", "so");
    }

    /** After the start of the text, a line end, a mark that ends a sentence, or an opening quote. */
    private static boolean startsSentence(Reading reading, int token) {
        String text = reading.text();
        int at = reading.tokens().start(token) - 1;
        while (at >= 0 && (text.charAt(at) == ' '
                || text.charAt(at) == '"' || text.charAt(at) == '“' || text.charAt(at) == '*')) {
            at--;
        }
        return at < 0 || ".!?:\n#-•>|".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isAny(Tokens tokens, int token, String... words) {
        if (token < 0 || token >= tokens.count()) {
            return false;
        }
        for (String word : words) {
            if (tokens.length(token) == word.length()
                    && tokens.text().regionMatches(true, tokens.start(token), word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
