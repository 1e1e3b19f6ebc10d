package dev.parley.text.personal;

/** Dates in numbers, with or without a time of day; dates with the name of a month; years in context; ages. */
final class Dates implements Recognizer {
    private static final int CONTEXT_BEFORE = 6;

    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isNumber(i)) {
                recognizeNumber(reading, i, found);
            } else if (reading.is(i, Words.MONTH)) {
                recognizeMonth(reading, i, found);
            }
        }
    }

    private static void recognizeNumber(Reading reading, int token, Candidates found) {
        Tokens tokens = reading.tokens();
        if (tokens.length(token) > 4) {
            return;
        }
        if (isDate(reading, token)) {
            add(reading, token, withTime(reading, token + 2), 0.8, found);
        } else if (isChineseDate(reading, token)) {
            found.add(kind(reading, token), 0.8, tokens.start(token), tokens.end(token + 5));
        } else if (isYear(tokens, token) && isTold(reading, token)) {
            add(reading, token, token, 0.5, found);
        } else {
            recognizeAge(reading, token, found);
        }
    }

    private static void add(Reading reading, int first, int last, double score, Candidates found) {
        found.add(kind(reading, first), score, reading.tokens().start(first), reading.tokens().end(last));
    }

    private static Kind kind(Reading reading, int first) {
        return reading.after(first, Words.BIRTH, CONTEXT_BEFORE) ? Kind.BIRTH_DATE : Kind.DATE;
    }

    /** Three numbers by one separator of which one may be a year and the others month and day. */
    private static boolean isDate(Reading reading, int first) {
        Tokens tokens = reading.tokens();
        if (!tokens.isNumber(first + 1) || !tokens.isNumber(first + 2)
                || (first > 0 && tokens.isNumber(first - 1) && tokens.follows(first, "-/."))) {
            return false;
        }
        String separator = String.valueOf(tokens.after(first));
        if (!"-/.".contains(separator) || !tokens.follows(first + 1, separator)
                || !tokens.follows(first + 2, separator)
                || (tokens.isNumber(first + 3) && tokens.follows(first + 3, separator))) {
            return false;
        }
        if (tokens.length(first) == 4) {
            return isYear(tokens, first) && value(tokens, first + 1) <= 12 && isDay(tokens, first + 2);
        }
        boolean year = isYear(tokens, first + 2) || (tokens.length(first + 2) == 2 && separator.equals("/"));
        return year && isDay(tokens, first) && isDay(tokens, first + 1)
                && Math.min(value(tokens, first), value(tokens, first + 1)) <= 12;
    }

    private static boolean isChineseDate(Reading reading, int first) {
        Tokens tokens = reading.tokens();
        return first + 5 < tokens.count() && isYear(tokens, first)
                && tokens.after(first) == '年' && tokens.isNumber(first + 2)
                && tokens.after(first + 2) == '月' && tokens.isNumber(first + 4)
                && (tokens.after(first + 4) == '日' || tokens.after(first + 4) == '号');
    }

    /** The last number of a time of day behind a date, or the date's last number. */
    private static int withTime(Reading reading, int last) {
        Tokens tokens = reading.tokens();
        if (tokens.isNumber(last + 1) && tokens.follows(last + 1, " ") && tokens.length(last + 1) == 2
                && tokens.isNumber(last + 2) && tokens.follows(last + 2, ":")) {
            return tokens.isNumber(last + 3) && tokens.follows(last + 3, ":") ? last + 3 : last + 2;
        }
        return last;
    }

    private static boolean isTold(Reading reading, int year) {
        Tokens tokens = reading.tokens();
        char before = tokens.before(year);
        char after = tokens.after(year);
        return reading.is(year - 1, Words.TIMING) && tokens.follows(year, " ")
                && after != '-' && after != '/' && after != '%' && after != ':' && before != '#'
                && !((after == '.' || after == ',') && tokens.isNumber(year + 1)
                        && tokens.start(year + 1) == tokens.end(year) + 1);
    }

    private static void recognizeMonth(Reading reading, int month, Candidates found) {
        Tokens tokens = reading.tokens();
        int first = month;
        int last = month;
        int before = reading.is(month - 1, Words.PARTICLE | Words.TIMING) ? month - 2 : month - 1;
        if (before >= 0 && isDay(tokens, before) && tokens.start(month) - tokens.end(before) <= 5) {
            first = before;
        }
        if (first == month && isDay(tokens, month + 1) && tokens.follows(month + 1, " ")) {
            last = month + 1;
        }
        int year = reading.is(last + 1, Words.PARTICLE | Words.TIMING) ? last + 2 : last + 1;
        if (year < tokens.count() && isYear(tokens, year) && tokens.start(year) - tokens.end(last) <= 5) {
            last = year;
        }
        if (first < last && (tokens.isCapitalized(month) || first < month)) {
            add(reading, first, last, 0.7, found);
        }
    }

    private static void recognizeAge(Reading reading, int token, Candidates found) {
        Tokens tokens = reading.tokens();
        if (tokens.length(token) > 3 || value(tokens, token) == 0 || value(tokens, token) > 119) {
            return;
        }
        if ((tokens.isNumber(token + 1) && tokens.follows(token + 1, ".,:/-"))
                || (token > 0 && tokens.isNumber(token - 1) && tokens.follows(token, ".,:/-"))) {
            return;
        }
        boolean years = reading.is(token + 1, Words.YEARS) && tokens.start(token + 1) - tokens.end(token) <= 1;
        boolean old = years
                && (reading.is(token + 2, Words.OLD)
                        || reading.is(token - 1, Words.AGING | Words.AGE)
                        || tokens.isHan(token + 1)
                        || tokens.string(token + 1).equals("yo"));
        boolean aged = reading.is(token - 1, Words.AGE) && !reading.is(token - 1, Words.YEARS)
                && tokens.start(token) - tokens.end(token - 1) <= 2 && !years;
        boolean being = isBeing(reading, token) && endsClause(tokens.after(token)) && value(tokens, token) >= 10;
        if (old || aged || being) {
            found.add(Kind.AGE, old ? 0.8 : aged ? 0.7 : 0.5, tokens.start(token), tokens.end(token));
        }
    }

    /** "I am", "I'm", "he was", "she is" right before. */
    private static boolean isBeing(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        if (token < 2 || !tokens.follows(token, " ")) {
            return false;
        }
        String verb = tokens.string(token - 1);
        String subject = tokens.string(token - 2);
        return (verb.equals("m") && subject.equalsIgnoreCase("i"))
                || (verb.equals("am") && subject.equalsIgnoreCase("i"))
                || ((verb.equals("was") || verb.equals("is") || verb.equals("s"))
                        && (subject.equalsIgnoreCase("he") || subject.equalsIgnoreCase("she")
                                || (verb.equals("was") && subject.equalsIgnoreCase("i"))));
    }

    private static boolean endsClause(char c) {
        return c == '.' || c == ',' || c == '\n' || c == '!' || c == ';' || c == ')';
    }

    private static boolean isDay(Tokens tokens, int token) {
        return tokens.isNumber(token) && tokens.length(token) <= 2 && value(tokens, token) >= 1
                && value(tokens, token) <= 31;
    }

    private static boolean isYear(Tokens tokens, int token) {
        return tokens.isNumber(token) && tokens.length(token) == 4 && value(tokens, token) >= 1900
                && value(tokens, token) < 2100;
    }

    /** The value of a number of at most four digits. */
    private static int value(Tokens tokens, int token) {
        int value = 0;
        for (int i = tokens.start(token); i < tokens.end(token) && value < 10_000; i++) {
            value = 10 * value + tokens.text().charAt(i) - '0';
        }
        return value;
    }
}
