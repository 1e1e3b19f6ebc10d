package dev.parley.text.personal;

/**
 * Postal addresses. A core comes first: a house number with a street that a word ("Street", "rue", "улица") or the end
 * of its name ("-straße", "-gatan") tells, or a post-office box. Around it unit, town, code and country are gathered as
 * far as they follow by commas, line ends or spaces.
 */
final class StreetAddresses implements Recognizer {
    private static final int LONGEST_NAME = 5;
    private static final int MOST_PARTS = 8;
    private static final String WITHIN_LINE = " .-'’";
    private static final String[] STREET_ENDINGS = {
        "straße", "strasse", "gasse", "weg", "allee", "gata", "gatan", "gade", "vej", "vegen", "vägen", "veien", "katu",
        "kuja", "polku", "tänav", "laan", "straat", "utca", "plein", "gracht", "dijk", "singel", "brink", "stræde",
                "stien",
        "svingen", "toppen", "bakken", "vollen", "haugen", "løkken", "parken", "platz", "kade", "stíg", "stígur",
                "gränd",
        "стрит", "gatve", "ulica"
    };

    private static final String[] ENGLISH = {
        "street", "avenue", "road", "boulevard", "lane", "drive", "court", "place", "terrace", "way", "square",
                "circle",
        "crescent", "trail", "alley", "row", "close", "point", "walk", "loop", "hill", "heights", "cove", "creek",
                "ridge",
        "gardens", "grove", "park", "parks", "roads", "streets", "parade", "quay", "crossing", "plaza"
    };

    @Override
    public void recognize(Reading reading, Candidates found) {
        for (int i = 0; i < reading.count(); ) {
            i = recognizeAt(reading, i, found);
        }
    }

    private static int recognizeAt(Reading reading, int token, Candidates found) {
        int last = core(reading, token);
        if (last < 0) {
            return token + 1;
        }
        int end = gathered(reading, last);
        double score = end > last || !isUnit(reading, token) ? 0.7 : 0.6;
        found.add(Kind.STREET_ADDRESS, score, reading.tokens().start(token), reading.tokens().end(end));
        return end + 1;
    }

    /** The last word of a core that begins here, or -1. */
    private static int core(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        int box = boxEnd(reading, token);
        if (box >= 0) {
            return box;
        }
        if (isUnit(reading, token)) {
            return token + 1;
        }
        if (isHouseNumber(tokens, token)) {
            int street = numberFirst(reading, token);
            return street < 0 ? betweenNumbers(reading, token) : street;
        }
        if (isCorner(tokens, token)) {
            return cornerEnd(reading, token);
        }
        if (tokens.isCapitalized(token)
                || isStreet(reading, token)
                || (tokens.isNumber(token + 1) && endsLikeStreet(tokens, token))) {
            int street = streetFirst(reading, token);
            return street < 0 ? nameBeforeUnit(reading, token) : street;
        }
        return tokens.isHan(token) ? chinese(reading, token) : -1;
    }

    /** "14 Crown Street", "1987 74 Diakou Street", "10 rue de Rivoli", "27534 Þorsteinsgata 63". */
    private static int numberFirst(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        int name = token + 1;
        while (name <= token + 2 && isHouseNumber(tokens, name) && tokens.follows(name, " ")) {
            name++;
        }
        boolean comma = tokens.start(name < tokens.count() ? name : token) - tokens.end(name - 1) == 2
                && tokens.after(name - 1) == ',';
        int street = -1;
        for (int i = name; i < name + LONGEST_NAME && i < tokens.count(); i++) {
            if (!(tokens.follows(i, WITHIN_LINE) || (i > name && isDotted(tokens, i)) || (i == name && comma))) {
                break;
            }
            boolean word = tokens.isCapitalized(i) || reading.is(i, Words.PARTICLE) || isStreet(reading, i)
                    || endsLikeStreet(tokens, i) || isOrdinal(tokens, i);
            if (!word) {
                break;
            }
            if (endsLikeStreet(tokens, i) || (isStreet(reading, i)
                    && (i > name ? isStreetAfterName(tokens, i) : tokens.isCapitalized(i + 1)
                            && tokens.length(i) > 2))) {
                street = i;
            }
        }
        if (street == name && !endsLikeStreet(tokens, street)) {
            street = tokens.follows(street + 1, WITHIN_LINE) ? nameEnd(reading, street + 1) : -1;
        }
        return street < 0 ? -1 : trailingNumber(tokens, street);
    }

    /**
     * "4844 Søndergade 52", "0138 Brisas 6802": a name of unknown sort between numbers, before a line end, a comma or a
     * unit; and "28 Nowhere" before a unit.
     */
    private static int betweenNumbers(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        int first = token + 1;
        if (isHouseNumber(tokens, first) && tokens.follows(first, " ")) {
            first++;
        }
        if (first >= tokens.count() || !tokens.follows(first, " ") || reading.is(first, Words.MONTH)) {
            return -1;
        }
        int name = nameEnd(reading, first);
        if (name < 0) {
            return -1;
        }
        int last = trailingNumber(tokens, name);
        boolean ends = last > name && tokens.length(token) > 1
                && (isUnit(reading, last + 1) || ",\n.".indexOf(tokens.after(last)) >= 0);
        boolean beforeUnit = isUnit(reading, last + 1) && tokens.start(last + 1) - tokens.end(last) <= 3;
        return ends || beforeUnit ? last : -1;
    }

    /** "Allika tänav 46", "Brucker Bundesstrasse 31", "Via Roma 12", "Calle Mayor, 5". */
    private static int streetFirst(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        boolean told = (isStreet(reading, token) && tokens.length(token) > 2 && !isEnglish(tokens, token))
                || endsLikeStreet(tokens, token);
        for (int i = token; i < token + LONGEST_NAME && i < tokens.count(); i++) {
            if (i > token && !tokens.follows(i, WITHIN_LINE) && !isDotted(tokens, i)
                    && !(tokens.isNumber(i) && tokens.start(i) - tokens.end(i - 1) == 2
                            && tokens.after(i - 1) == ',')) {
                return -1;
            }
            if (i > token && isHouseNumber(tokens, i) && tokens.after(i) != '%') {
                return told ? i : -1;
            }
            if (!tokens.isCapitalized(i) && !reading.is(i, Words.PARTICLE) && !endsLikeStreet(tokens, i)
                    && !isStreet(reading, i)) {
                return -1;
            }
            told |= endsLikeStreet(tokens, i) || (i > token && isStreet(reading, i) && isStreetAfterName(tokens, i));
        }
        return -1;
    }

    /**
     * "Brucker 31 Zezig Streets\n Suite 245", "Tawastintie 72 Apt. 4": names and numbers with a number, then a
     * unit.
     */
    private static int nameBeforeUnit(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        boolean number = false;
        for (int i = token; i < token + 8 && i < tokens.count(); i++) {
            if (i > token && isUnit(reading, i) && tokens.start(i) - tokens.end(i - 1) <= 3) {
                return number ? i + 1 : -1;
            }
            if ((i > token && !tokens.follows(i, WITHIN_LINE) && !isDotted(tokens, i))
                    || !(tokens.isCapitalized(i) || reading.is(i, Words.PARTICLE) || isHouseNumber(tokens, i))) {
                return -1;
            }
            number |= isHouseNumber(tokens, i);
        }
        return -1;
    }

    private static boolean isCorner(Tokens tokens, int token) {
        return is(tokens, token, "corner") && is(tokens, token + 1, "of");
    }

    /** "corner of 5th Avenue and Main Street": names and numbers, "and", names and numbers. */
    private static int cornerEnd(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        boolean and = false;
        int last = -1;
        for (int i = token + 2; i < token + 14 && i < tokens.count(); i++) {
            boolean joined = tokens.follows(i, WITHIN_LINE) || isDotted(tokens, i);
            boolean part = tokens.isCapitalized(i) || tokens.hasDigit(i) || reading.is(i,
                    Words.PARTICLE | Words.STREET);
            if (!joined || (!part && !is(tokens, i, "and"))) {
                break;
            }
            and |= is(tokens, i, "and");
            last = and && part ? i : last;
        }
        return last;
    }

    /** …市…区…路12号: the number and what counts it, behind the name of a street. */
    private static int chinese(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        char c = reading.text().charAt(tokens.start(token));
        if ("省市区县".indexOf(c) >= 0 || (token > 0 && tokens.isHan(token - 1))) {
            return -1;
        }
        boolean street = false;
        for (int i = token; i < token + 24 && i < tokens.count(); i++) {
            if (i > token && tokens.start(i) != tokens.end(i - 1)) {
                return -1;
            }
            char one = reading.text().charAt(tokens.start(i));
            street |= "路街道巷町".indexOf(one) >= 0;
            if (street && "号號弄".indexOf(one) >= 0 && tokens.isNumber(i - 1)) {
                return i;
            }
        }
        return -1;
    }

    private static int gathered(Reading reading, int core) {
        int end = core;
        int tentative = core;
        for (int part = 0; part < MOST_PARTS; part++) {
            int next = tentative + 1;
            if (!isNear(reading, next)) {
                break;
            }
            int length = certainPart(reading, next);
            if (length > 0) {
                tentative = next + length - 1;
                end = tentative;
            } else {
                int name = nameEnd(reading, next);
                boolean afterBreak = !reading.tokens().follows(next, " ") || reading.tokens().hasDigit(next - 1);
                if (name < 0 || !afterBreak || reading.tokens().after(name) == ':') {
                    break;
                }
                tentative = name;
            }
        }
        return end;
    }

    /** Parted from the word before by spaces, one comma and up to two line ends at most. */
    private static boolean isNear(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        if (token >= tokens.count() || tokens.start(token) - tokens.end(token - 1) > 5) {
            return false;
        }
        int breaks = 0;
        for (int i = tokens.end(token - 1); i < tokens.start(token); i++) {
            char c = reading.text().charAt(i);
            if (c == '\n' || c == ',') {
                breaks++;
            } else if (c != ' ' && c != '.' && c != '\r' && c != '-') {
                return false;
            }
        }
        return breaks <= 2 && !(reading.text().charAt(tokens.end(token - 1)) == '.'
                && !reading.is(token - 1, Words.STREET | Words.UNIT));
    }

    /** The number of words of a unit, a postal code, a state with its code, or a place that is known. */
    private static int certainPart(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        if (isUnit(reading, token)) {
            return 2;
        }
        if (reading.is(token, Words.MILITARY) && tokens.isUpper(token)) {
            return tokens.isUpper(token + 1 < tokens.count() ? token + 1 : token) ? 2 : 1;
        }
        if ((tokens.isPlain(token) && tokens.hasDigit(token) && tokens.length(token) >= 3 && tokens.length(token) <= 7)
                || (tokens.isNumber(token) && tokens.length(token) >= 3)) {
            return tokens.isNumber(token + 1) && tokens.follows(token + 1, "- ") && tokens.length(token + 1) <= 4
                    ? 2 : 1;
        }
        if (tokens.isUpper(token) && tokens.length(token) == 2 && tokens.isNumber(token + 1)) {
            return 1;
        }
        int known = tokens.isCapitalized(token) || tokens.isHan(token)
                ? reading.phrase(token, Words.PLACE | Words.COUNTRY)
                : 0;
        boolean label = known > 0 && tokens.after(token + known - 1) == ':';
        return known > 0 && !label && !(tokens.isCapitalized(token + known) && tokens.follows(token + known, " -"))
                ? known : 0;
    }

    /** The last of up to four capitalised words from here on, or -1. */
    private static int nameEnd(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        int last = -1;
        for (int i = token; i < token + 4 && i < tokens.count(); i++) {
            if ((i > token && !tokens.follows(i, " -'’")) || (!tokens.isCapitalized(i)
                    && !reading.is(i, Words.PARTICLE))) {
                break;
            }
            if (tokens.isCapitalized(i)) {
                last = i;
            }
        }
        return last;
    }

    private static int trailingNumber(Tokens tokens, int street) {
        return isHouseNumber(tokens, street + 1) && tokens.follows(street + 1, " ") && tokens.length(street + 1) <= 4
                ? street + 1
                : street;
    }

    private static boolean isStreet(Reading reading, int token) {
        return reading.is(token, Words.STREET);
    }

    /** Short words such as "St" or "as" must look like a part of a name. */
    private static boolean isStreetAfterName(Tokens tokens, int token) {
        return tokens.isCapitalized(token);
    }

    /** English puts the name before: "Place 1" and "walk 3" are no streets. */
    private static boolean isEnglish(Tokens tokens, int token) {
        for (String word : ENGLISH) {
            if (is(tokens, token, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsLikeStreet(Tokens tokens, int token) {
        if (tokens.length(token) < 7 || !tokens.hasLetter(token)) {
            return false;
        }
        int end = tokens.end(token);
        char last = Character.toLowerCase(tokens.text().charAt(end - 1));
        for (String ending : STREET_ENDINGS) {
            int from = end - ending.length();
            if (from > tokens.start(token) + 1
                    && last == ending.charAt(ending.length() - 1)
                    && tokens.text().regionMatches(true, from, ending, 0, ending.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDotted(Tokens tokens, int token) {
        return token > 0 && token < tokens.count() && tokens.start(token) - tokens.end(token - 1) == 2
                && tokens.text().startsWith(". ", tokens.end(token - 1)) && tokens.length(token - 1) <= 4;
    }

    /** 46, 12b, 14-16 (its first part). */
    private static boolean isHouseNumber(Tokens tokens, int token) {
        if (token < 0 || token >= tokens.count() || !tokens.hasDigit(token) || !tokens.isPlain(token)
                || tokens.length(token) > 5) {
            return false;
        }
        boolean lettered = tokens.length(token) > 1
                && isDigit(tokens, tokens.start(token))
                && isDigit(tokens, tokens.end(token) - 2)
                && !isDigit(tokens, tokens.end(token) - 1);
        return tokens.isNumber(token) || lettered;
    }

    private static boolean isOrdinal(Tokens tokens, int token) {
        return tokens.hasDigit(token) && tokens.hasLetter(token) && tokens.length(token) <= 5;
    }

    private static boolean isDigit(Tokens tokens, int at) {
        return tokens.text().charAt(at) >= '0' && tokens.text().charAt(at) <= '9';
    }

    private static boolean isUnit(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        int next = token + 1;
        if (!reading.is(token, Words.UNIT) || next >= tokens.count() || !tokens.isCapitalized(token)) {
            return false;
        }
        int gap = tokens.start(next) - tokens.end(token);
        return tokens.hasDigit(next) && tokens.length(next) <= 5 && gap <= 2
                && " #.".indexOf(tokens.after(token)) >= 0
                && !tokens.string(token).equalsIgnoreCase("room");
    }

    /** The last word of PO Box 12, P.O. Box 12, PSC 0413 Box 8144 or Unit 4719 Box 7394, or -1. */
    private static int boxEnd(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        if (tokens.length(token) > 4) {
            return -1;
        }
        boolean post = is(tokens, token, "po") || (is(tokens, token, "p") && is(tokens, token + 1, "o"))
                || is(tokens, token, "psc") || (is(tokens, token, "unit") && is(tokens, token + 2, "box"));
        for (int i = token; post && i < token + 4; i++) {
            if (is(tokens, i, "box") && tokens.isNumber(i + 1)) {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean is(Tokens tokens, int token, String word) {
        return token < tokens.count() && tokens.length(token) == word.length()
                && tokens.text().regionMatches(true, tokens.start(token), word, 0, word.length());
    }
}
