package dev.parley.text.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/**
 * Phone numbers: a cheap look for groups of digits first, libphonenumber's judgement of what then looks like an
 * international or a North American number, and words nearby for the many national ways of writing one.
 */
final class PhoneNumbers implements Recognizer {
    private static final String SEPARATORS = " -.()/\u00a0\u2010\u2011\u2012\u2013";
    private static final int CONTEXT_BEFORE = 7;
    private static final int CONTEXT_AFTER = 3;
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_GROUPS = 7;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isNumber(i) && tokens.length(i) <= MOST_DIGITS) {
                i = recognizeAt(reading, i, found);
            }
        }
    }

    /** Looks at the groups of digits from here on and returns the last one that belonged to them. */
    private int recognizeAt(Reading reading, int first, Candidates found) {
        Tokens tokens = reading.tokens();
        int last = first;
        int digits = tokens.length(first);
        while (last + 1 < tokens.count() && last - first + 1 < MOST_GROUPS && continues(reading, last + 1)
                && digits + digits(tokens, last + 1) <= MOST_DIGITS) {
            last++;
            digits += digits(tokens, last);
        }
        int start = opening(reading.text(), tokens.start(first), tokens.end(last));
        boolean embedded = (start > 0 && isPartOfMore(reading.text().charAt(start - 1)))
                || (tokens.isNumber(last + 1) && tokens.follows(last + 1, ".-/:"));
        if (digits >= FEWEST_DIGITS && !embedded) {
            int end = extended(reading, last);
            double score = score(reading, first, last, start, end, digits);
            if (score > 0) {
                found.add(Kind.PHONE, score, start, end);
            }
        }
        return last;
    }

    private double score(Reading reading, int first, int last, int start, int end, int digits) {
        Tokens tokens = reading.tokens();
        String text = reading.text();
        boolean context = reading.after(first, Words.PHONE, CONTEXT_BEFORE)
                || reading.ahead(last + 1, Words.PHONE, CONTEXT_AFTER);
        if (text.charAt(start) == '+') {
            return isValid(text.substring(start, tokens.end(last)), "ZZ") || context ? 0.95 : 0.6;
        }
        if (isNorthAmerican(tokens, first, last)) {
            boolean spaced = tokens.before(last) == ' ';
            boolean valid = isValid(text.substring(start, tokens.end(last)), "US");
            return context ? 0.9 : spaced && !valid ? 0.3 : 0.7;
        }
        if (isChineseMobile(text, tokens, first, last)) {
            return context ? 0.9 : 0.6;
        }
        boolean called = reading.after(first, Words.PHONE, 3);
        if ((isDecimal(text, tokens, first, last) && !(called && tokens.before(last) == ' ')) || isDate(tokens,
                first, last)) {
            return 0;
        }
        if (context) {
            return digits <= 13 ? 0.75 : 0.4;
        }
        boolean grouped = last > first && tokens.length(first) <= 5 && end - start <= 20
                && !isSocialSecurity(tokens, first, last);
        boolean number = grouped && first > 0 && tokens.string(first - 1).equals("number");
        if (number || (grouped && isHyphenated(tokens, first, last))) {
            return 0.5;
        }
        boolean trunk = text.charAt(tokens.start(first)) == '0' && digits >= 9 && digits <= 12;
        return grouped && trunk ? 0.6 : 0;
    }

    /** Two to five groups of two to four digits by hyphens: 358-0594, 60-56-85-91. */
    private static boolean isHyphenated(Tokens tokens, int first, int last) {
        boolean hyphenated = last - first < 5;
        for (int i = first; i <= last; i++) {
            hyphenated &= tokens.length(i) >= 2 && tokens.length(i) <= 4 && (i == first || tokens.follows(i, "-"));
        }
        return hyphenated && (last - first > 1 || tokens.length(first) == 3);
    }

    /** Three, two and four digits are the layout of another number. */
    private static boolean isSocialSecurity(Tokens tokens, int first, int last) {
        return last - first == 2 && tokens.length(first) == 3 && tokens.length(first + 1) == 2
                && tokens.length(last) == 4;
    }

    private boolean isValid(String number, String region) {
        try {
            return library.isValidNumber(library.parse(number, region));
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** Three, three and four digits, perhaps after a 1. */
    private static boolean isNorthAmerican(Tokens tokens, int first, int last) {
        int area = last - 2;
        return (area == first || (area == first + 1 && tokens.length(first) == 1))
                && tokens.length(area) == 3 && tokens.length(area + 1) == 3 && digits(tokens, last) == 4;
    }

    /** Eleven digits from 13 to 19, as they are written in running Chinese text. */
    private static boolean isChineseMobile(String text, Tokens tokens, int first, int last) {
        int start = tokens.start(first);
        return first == last && tokens.length(first) == 11
                && text.charAt(start) == '1' && text.charAt(start + 1) >= '3'
                && (tokens.isHan(first - 1) || tokens.isHan(first + 1));
    }

    /** One number with a point, or in thousands: 1234567.89, 1.234.567, 10 000 000. */
    private static boolean isDecimal(String text, Tokens tokens, int first, int last) {
        if (first == last) {
            return false;
        }
        boolean thousands = tokens.length(first) <= 3 && tokens.before(first) != '(';
        for (int i = first + 1; i <= last; i++) {
            char separator = text.charAt(tokens.start(i) - 1);
            thousands &= tokens.length(i) == 3 && (separator == '.' || separator == ' ')
                    && text.charAt(tokens.start(first)) != '0';
        }
        boolean money = tokens.before(first) == '$' || tokens.before(first) == '€' || tokens.before(first) == '£';
        boolean fraction = tokens.length(first) == 1 && text.charAt(tokens.start(first)) == '0';
        return money || fraction || (last == first + 1 && tokens.before(last) == '.') || (thousands
                && tokens.length(first) < 3);
    }

    /** A year with month and day, before or after it. */
    private static boolean isDate(Tokens tokens, int first, int last) {
        return last - first >= 1 && last - first <= 2 && isYearOrPart(tokens, first) && isYearOrPart(tokens, last)
                && ((tokens.length(first) == 4) != (tokens.length(last) == 4) || last - first == 1);
    }

    private static boolean isYearOrPart(Tokens tokens, int token) {
        String number = tokens.string(token);
        return number.length() <= 2 || (number.length() == 4 && (number.startsWith("19") || number.startsWith("20")));
    }

    private static boolean continues(Reading reading, int next) {
        Tokens tokens = reading.tokens();
        int from = tokens.end(next - 1);
        int to = tokens.start(next);
        if (!(tokens.isNumber(next) || isExtended(tokens, next)) || !tokens.isNumber(next - 1) || to - from > 3
                || to == from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (SEPARATORS.indexOf(reading.text().charAt(i)) < 0) {
                return false;
            }
        }
        return !reading.text().substring(from, to).equals(". ");
    }

    /** Where a number begins: before its plus sign or, where one closes in it, its parenthesis. */
    private static int opening(String text, int start, int end) {
        int at = start;
        if (at > 0 && text.charAt(at - 1) == '(' && text.substring(start, end).indexOf(')') >= 0) {
            at--;
        }
        return at > 0 && text.charAt(at - 1) == '+' ? at - 1 : at;
    }

    private static boolean isPartOfMore(char before) {
        return before == '.' || before == '-' || before == '\\' || before == '/' || before == '#' || before == ':'
                || before == '='
                || before == '_' || before == '$' || before == '€' || before == '£';
    }

    /** A last group with its extension: the {@code 1234x56} of {@code 555-1234x56}. */
    private static boolean isExtended(Tokens tokens, int token) {
        if (token >= tokens.count() || !tokens.isPlain(token) || tokens.length(token) < 6
                || tokens.length(token) > 10) {
            return false;
        }
        String group = tokens.string(token);
        return group.charAt(4) == 'x' && group.chars().filter(c -> c < '0' || c > '9').count() == 1;
    }

    private static int digits(Tokens tokens, int token) {
        return isExtended(tokens, token) ? 4 : tokens.length(token);
    }

    /** The end of the number with its extension: {@code 555-1234x56}, {@code 555-1234 ext. 56}. */
    private static int extended(Reading reading, int last) {
        Tokens tokens = reading.tokens();
        int next = last + 1;
        if (next + 1 < tokens.count() && tokens.isNumber(next + 1) && tokens.length(next + 1) <= 5
                && tokens.start(next) - tokens.end(last) <= 2 && tokens.start(next + 1) - tokens.end(next) <= 2
                && (tokens.string(next).equals("ext") || tokens.string(next).equals("x"))) {
            return tokens.end(next + 1);
        }
        return tokens.end(last);
    }
}
