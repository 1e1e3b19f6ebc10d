package dev.parley.text.personal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cards by the ranges of their issuers and Luhn, IBANs by the length of their country and MOD 97-10, crypto
 * addresses.
 */
final class PaymentNumbers implements Recognizer {
    private static final int CONTEXT_BEFORE = 10;
    private static final int SHORTEST_CARD = 12;
    private static final int LONGEST_CARD = 19;

    /** Lengths of IBANs by country: SWIFT IBAN Registry, release 99. */
    private static final Map<String, Integer> IBAN_LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 "
                    + "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 "
                    + "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 "
                    + "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 "
                    + "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isPlain(i) && tokens.hasDigit(i)) {
                if (!tokens.hasLetter(i)) {
                    recognizeCard(reading, i, found);
                } else if (tokens.length(i) >= 4) {
                    recognizeAccount(reading, i, found);
                    recognizeCrypto(tokens, i, found);
                }
            } else if (tokens.length(i) >= 25) {
                recognizeCrypto(tokens, i, found);
            }
        }
    }

    private static void recognizeCard(Reading reading, int token, Candidates found) {
        Tokens tokens = reading.tokens();
        if (token > 0 && tokens.isNumber(token - 1) && tokens.follows(token, "-.")) {
            return;
        }
        if (tokens.length(token) >= SHORTEST_CARD) {
            judgeCard(reading, token, token, found);
        } else if (tokens.length(token) == 4) {
            // 4-4-4-4, 4-6-5 or 4-6-4, by one and the same separator.
            for (int last = token + 1; last < token + 5 && tokens.isNumber(last); last++) {
                char separator = reading.text().charAt(tokens.start(token + 1) - 1);
                if (!tokens.follows(last, String.valueOf(separator)) || (separator != ' ' && separator != '-')) {
                    return;
                }
                int groups = last - token + 1;
                if ((groups == 4 && tokens.length(token + 1) == 4) || (groups == 3 && tokens.length(token + 1) == 6)) {
                    judgeCard(reading, token, last, found);
                }
            }
        }
    }

    private static void judgeCard(Reading reading, int first, int last, Candidates found) {
        Tokens tokens = reading.tokens();
        if (tokens.end(last) - tokens.start(first) > LONGEST_CARD + 4
                || (first == last && tokens.after(last) == '.' && tokens.isNumber(last + 1))) {
            return;
        }
        String digits = digits(reading.text(), tokens.start(first), tokens.end(last));
        if (digits.length() >= SHORTEST_CARD && digits.length() <= LONGEST_CARD && isIssued(digits)
                && Checksum.luhn(digits)) {
            boolean context = reading.after(first, Words.CARD, CONTEXT_BEFORE)
                    || reading.ahead(last + 1, Words.CARD, 4);
            double alone = digits.length() < 14 ? 0.3 : 0.7;
            found.add(Kind.CREDIT_CARD, context ? 0.95 : alone, tokens.start(first), tokens.end(last));
        }
    }

    /** Issuer ranges by ISO/IEC 7812 as the networks publish them. */
    private static boolean isIssued(String digits) {
        int two = Integer.parseInt(digits.substring(0, 2));
        int four = Integer.parseInt(digits.substring(0, 4));
        int length = digits.length();
        return switch (digits.charAt(0)) {
            case '4' -> length == 13 || length == 16 || length == 19;
            case '2' -> (length == 16 && four >= 2200 && four <= 2720) || (length == 15 && four == 2131);
            case '1' -> length == 15 && four == 1800;
            case '3' -> ((two == 34 || two == 37) && length == 15)
                    || ((two == 30 || two == 36 || two == 38 || two == 39) && length >= 14)
                    || (two == 35 && length >= 16);
            case '5' -> two == 50 || two >= 56 || length == 16;
            case '6' -> true;
            default -> false;
        };
    }

    private static void recognizeAccount(Reading reading, int token, Candidates found) {
        Tokens tokens = reading.tokens();
        String text = reading.text();
        int start = tokens.start(token);
        if (!isLetter(text.charAt(start)) || !isLetter(text.charAt(start + 1))
                || !isDigit(text.charAt(start + 2)) || !isDigit(text.charAt(start + 3))) {
            return;
        }
        Integer length = IBAN_LENGTHS.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return;
        }
        var account = new StringBuilder();
        for (int last = token; last < tokens.count() && account.length() < length; last++) {
            if (!tokens.isPlain(last) || tokens.length(last) > length - account.length()
                    || (last > token && !tokens.follows(last, " -"))) {
                return;
            }
            account.append(text, tokens.start(last), tokens.end(last));
            if (account.length() == length && Checksum.iban(account.toString())) {
                found.add(Kind.IBAN, 0.95, start, tokens.end(last));
            }
        }
    }

    private static void recognizeCrypto(Tokens tokens, int token, Candidates found) {
        int length = tokens.length(token);
        if (length < 25 || length > 64) {
            return;
        }
        String address = tokens.string(token);
        char first = address.charAt(0);
        boolean valid = switch (first) {
            case '1', '3', 'T' -> length <= 35 && Checksum.base58(address);
            case 'b', 'B' -> address.regionMatches(true, 0, "bc1", 0, 3)
                    && Checksum.bech32(address.toLowerCase(Locale.ROOT));
            default -> false;
        };
        if (valid) {
            found.add(Kind.CRYPTO_ADDRESS, 0.95, tokens.start(token), tokens.end(token));
        } else if (length == 42 && first == '0' && address.charAt(1) == 'x' && isHex(address, 2)) {
            found.add(Kind.CRYPTO_ADDRESS, 0.7, tokens.start(token), tokens.end(token));
        }
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String digits(String text, int start, int end) {
        var digits = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static Map<String, Integer> lengths(String list) {
        var lengths = new HashMap<String, Integer>();
        for (String entry : list.split(" ", -1)) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
