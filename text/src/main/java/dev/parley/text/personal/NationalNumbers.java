package dev.parley.text.personal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * National numbers and account numbers that have a layout: digits as {@code 9}, letters as {@code A}, separators as
 * they are. A layout that fits leads to the checksum; what context adds depends on how many other numbers pass by
 * chance.
 */
final class NationalNumbers implements Recognizer {
    /** How many words before and after may tell what a number is. */
    private static final int CONTEXT_BEFORE = 8;

    private static final int CONTEXT_AFTER = 4;
    private static final int LONGEST = 24;
    private static final int MOST_GROUPS = 7;

    /**
     * A sort of number.
     *
     * @param alone the score without context; 0 if it then is nothing
     * @param inContext the score when a word such as "tax" stands near
     */
    private record Scheme(Kind kind, Predicate<String> valid, double alone, double inContext) {}

    private static final Map<String, List<Scheme>> SCHEMES = schemes();

    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isPlain(i) && (tokens.hasDigit(i) || (tokens.isNumber(i + 1) && tokens.length(i) == 2))
                    && tokens.length(i) <= 16) {
                recognizeAt(reading, i, found);
            }
        }
    }

    private static void recognizeAt(Reading reading, int token, Candidates found) {
        Tokens tokens = reading.tokens();
        if (token > 0 && tokens.isNumber(token - 1) && tokens.follows(token, "-.")) {
            return;
        }
        var layout = new StringBuilder();
        int start = tokens.start(token);
        for (int last = token; last < token + MOST_GROUPS && last < tokens.count(); last++) {
            if (last > token) {
                if (!tokens.isPlain(last) || !tokens.follows(last, " -./")) {
                    return;
                }
                layout.append(reading.text().charAt(tokens.start(last) - 1));
            }
            if (tokens.end(last) - start > LONGEST) {
                return;
            }
            appendLayout(layout, reading.text(), tokens.start(last), tokens.end(last));
            for (Scheme scheme : SCHEMES.getOrDefault(layout.toString(), List.of())) {
                judge(reading, scheme, token, last, found);
            }
        }
    }

    private static void judge(Reading reading, Scheme scheme, int first, int last, Candidates found) {
        Tokens tokens = reading.tokens();
        int start = tokens.start(first);
        int end = tokens.end(last);
        boolean goesOn = tokens.isNumber(last + 1) && tokens.follows(last + 1, "-.");
        if (!goesOn && scheme.valid().test(compact(reading.text(), start, end))) {
            boolean context = reading.after(first, Words.IDENTITY, CONTEXT_BEFORE)
                    || reading.ahead(last + 1, Words.IDENTITY, CONTEXT_AFTER);
            double score = context ? scheme.inContext() : scheme.alone();
            if (score > 0) {
                found.add(scheme.kind(), score, start, end);
            }
        }
    }

    private static void appendLayout(StringBuilder layout, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            layout.append(c >= '0' && c <= '9' ? '9' : c == '_' ? '_' : 'A');
        }
    }

    private static String compact(String text, int start, int end) {
        var compact = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                compact.append(text.charAt(i));
            }
        }
        return compact.toString().toUpperCase(Locale.ROOT);
    }

    private static Map<String, List<Scheme>> schemes() {
        var schemes = new HashMap<String, List<Scheme>>();
        add(schemes, new Scheme(Kind.US_SSN, Checksum::socialSecurity, 0.85, 0.95), "999-99-9999");
        add(schemes, new Scheme(Kind.US_SSN, Checksum::socialSecurity, 0, 0.6), "999 99 9999", "999.99.9999",
                "999999999");
        add(schemes, new Scheme(Kind.US_ITIN, Checksum::individualTaxpayer, 0.8, 0.95), "999-99-9999");
        add(schemes, new Scheme(Kind.US_ITIN, Checksum::individualTaxpayer, 0, 0.6), "999 99 9999", "999999999");
        add(schemes, new Scheme(Kind.UK_NHS, Checksum::nhs, 0, 0.9), "999 999 9999", "999-999-9999", "9999999999");
        add(schemes, new Scheme(Kind.UK_NINO, Checksum::nationalInsurance, 0.7, 0.95), "AA999999A", "AA 99 99 99 A");
        add(schemes, new Scheme(Kind.DE_TAX, Checksum::germanTax, 0.6, 0.95), "99 999 999 999");
        add(schemes, new Scheme(Kind.DE_TAX, Checksum::germanTax, 0.3, 0.95), "99999999999");
        add(
                schemes,
                new Scheme(Kind.FR_NIR, Checksum::frenchSocialSecurity, 0.8, 0.95),
                "999999999999999", "9 99 99 99 999 999 99", "99999A999999999", "9 99 99 9A 999 999 99",
                "9999999999999 99");
        add(schemes, new Scheme(Kind.ES_NIF, Checksum::spanish, 0.75, 0.95), "99999999A", "99999999-A", "99999999 A");
        add(
                schemes,
                new Scheme(Kind.ES_NIE, n -> "XYZ".indexOf(n.charAt(0)) >= 0 && Checksum.spanish(n), 0.85, 0.95),
                "A9999999A", "A-9999999-A");
        add(schemes, new Scheme(Kind.IT_FISCAL_CODE, Checksum::italianFiscal, 0.95, 0.99), "AAAAAA99A99A999A");
        add(schemes, new Scheme(Kind.PL_PESEL, Checksum::pesel, 0.5, 0.95), "99999999999");
        add(schemes, new Scheme(Kind.IN_AADHAAR, Checksum::aadhaar, 0.7, 0.95), "9999 9999 9999", "9999-9999-9999");
        add(schemes, new Scheme(Kind.IN_AADHAAR, Checksum::aadhaar, 0.3, 0.95), "999999999999");
        add(schemes, new Scheme(Kind.IN_PAN, Checksum::permanentAccount, 0.6, 0.95), "AAAAA9999A");
        add(schemes, new Scheme(Kind.BR_CPF, Checksum::cpf, 0.95, 0.99), "999.999.999-99");
        add(schemes, new Scheme(Kind.BR_CPF, Checksum::cpf, 0.4, 0.95), "99999999999");
        add(schemes, new Scheme(Kind.BR_CNPJ, Checksum::cnpj, 0.95, 0.99), "99.999.999/9999-99");
        add(schemes, new Scheme(Kind.BR_CNPJ, Checksum::cnpj, 0.5, 0.95), "99999999999999");
        return schemes;
    }

    private static void add(Map<String, List<Scheme>> schemes, Scheme scheme, String... layouts) {
        for (String layout : layouts) {
            schemes.merge(layout, List.of(scheme), NationalNumbers::concatenated);
        }
    }

    private static List<Scheme> concatenated(List<Scheme> some, List<Scheme> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
