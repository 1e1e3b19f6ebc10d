package dev.parley.text.personal;

/** Addresses of the internet: mail, web (with and without credentials), IP and MAC. */
final class InternetAddresses implements Recognizer {
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_URL = 2000;
    private static final String LOCAL_PART = ".!#$%&*+/=?^_`{|}~-";

    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        String text = reading.text();
        int beyond = 0;
        for (int i = 0; i < tokens.count(); i++) {
            char after = tokens.after(i);
            if (after == '@') {
                recognizeMail(text, tokens.end(i), found);
            } else if (after == ':') {
                if (text.startsWith("://", tokens.end(i)) && tokens.start(i) >= beyond) {
                    beyond = recognizeUrl(text, tokens.start(i), tokens.end(i), found);
                } else if (isHex(tokens, i) && tokens.before(i) != ':') {
                    recognizeColons(text, tokens.start(i), found);
                }
            } else if (after == '-' && tokens.length(i) == 2 && isHex(tokens, i) && tokens.before(i) != '-') {
                recognizeMac(text, tokens.start(i), '-', found);
            } else if (after == '.' && tokens.isNumber(i) && tokens.before(i) != '.') {
                recognizeIp4(reading, i, found);
            }
        }
    }

    /** RFC 5321's local part without quotes, a host with at least one point that ends in letters. */
    private static void recognizeMail(String text, int at, Candidates found) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        int end = hostEnd(text, at + 1);
        int point = lastPoint(text, at + 1, end);
        if (start < at && point > at + 1 && end - point > 2 && isLetters(text, point + 1, end)) {
            found.add(Kind.EMAIL, 0.95, start, end);
        }
    }

    private static int lastPoint(String text, int start, int end) {
        int at = end - 1;
        while (at >= start && text.charAt(at) != '.') {
            at--;
        }
        return at;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || LOCAL_PART.indexOf(c) >= 0;
    }

    /** The end of a host name: letters, digits, hyphens, and points between them. */
    private static int hostEnd(String text, int start) {
        int at = start;
        while (at < text.length() && at - start < 255) {
            char c = text.charAt(at);
            boolean inner = (c == '.' || c == '-')
                    && at > start && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
            if (!inner && !Character.isLetterOrDigit(c)) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int recognizeUrl(String text, int scheme, int colon, Candidates found) {
        int host = colon + 3;
        int end = host;
        int credentials = -1;
        boolean inAuthority = true;
        while (end < text.length() && end - scheme < LONGEST_URL && isUrl(text.charAt(end))) {
            char c = text.charAt(end);
            if (c == '/' || c == '?' || c == '#') {
                inAuthority = false;
            } else if (c == '@' && inAuthority) {
                credentials = end;
            }
            end++;
        }
        while (end > host && ".,;:!?'*_)]}".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (credentials > host) {
            int password = text.indexOf(':', host);
            if (password > host && password + 1 < credentials) {
                found.add(Kind.URL_CREDENTIALS, 0.95, scheme, end);
            }
        } else if (end > host && text.startsWith("http", scheme) && hostEnd(text, host) > host) {
            found.add(Kind.DOMAIN, 0.9, scheme, end);
        }
        return end;
    }

    private static boolean isUrl(char c) {
        return (c > ' ' && c < 127 && "<>\"`\\^{}|".indexOf(c) < 0) || Character.isLetterOrDigit(c);
    }

    private static void recognizeIp4(Reading reading, int token, Candidates found) {
        Tokens tokens = reading.tokens();
        int value = 0;
        for (int i = token; i < token + 4; i++) {
            if (!tokens.isNumber(i) || tokens.length(i) > 3 || (i > token && !tokens.follows(i, "."))) {
                return;
            }
            int part = Integer.parseInt(tokens.string(i));
            if (part > 255 || (tokens.length(i) > 1 && reading.text().charAt(tokens.start(i)) == '0')) {
                return;
            }
            value = value << 8 | part;
        }
        int last = token + 3;
        boolean longer = last + 1 < tokens.count() && tokens.hasDigit(last + 1) && tokens.follows(last + 1, ".");
        boolean version = tokens.before(token) == 'v' || (token > 0
                && (tokens.string(token - 1).equalsIgnoreCase("version")
                        || tokens.string(token - 1).equalsIgnoreCase("v")));
        if (!longer && value >>> 24 != 0) {
            double score = version || (value < 256 << 16 && value >= 0 && value >>> 24 < 3) ? 0.4 : 0.9;
            found.add(isPublic(value) ? Kind.IP : Kind.IP_PRIVATE, score, tokens.start(token), tokens.end(last));
        }
    }

    /** The IANA registry of special-purpose addresses (RFC 6890) names those that are not public. */
    private static boolean isPublic(int address) {
        int a = address >>> 24;
        int b = address >>> 16 & 255;
        int c = address >>> 8 & 255;
        boolean special = a == 0 || a == 10 || a == 127 || a >= 224
                || (a == 100 && b >= 64 && b < 128)
                || (a == 169 && b == 254)
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && (b == 168 || (b == 0 && (c == 0 || c == 2))))
                || (a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100)))
                || (a == 203 && b == 0 && c == 113);
        return !special;
    }

    /** Hexadecimal groups by colons: a MAC address, or an IPv6 address (RFC 4291). */
    private static void recognizeColons(String text, int start, Candidates found) {
        if (recognizeMac(text, start, ':', found)) {
            return;
        }
        int at = start;
        int groups = 0;
        int length = 0;
        int gaps = 0;
        boolean digits = false;
        while (at < text.length() && at - start < 40) {
            char c = text.charAt(at);
            if (c == ':') {
                boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == ':';
                if (length == 0 || (!doubled && (at + 1 >= text.length() || Character.digit(text.charAt(at + 1),
                        16) < 0))) {
                    break;
                }
                gaps += doubled ? 1 : 0;
                at += doubled ? 2 : 1;
                length = 0;
            } else if (c < 128 && Character.digit(c, 16) >= 0) {
                groups += length == 0 ? 1 : 0;
                length++;
                digits |= c <= '9';
                at++;
            } else {
                break;
            }
            if (length > 4) {
                return;
            }
        }
        boolean whole = at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
        boolean full = gaps == 0 && groups == 8;
        boolean shortened = gaps == 1 && groups >= 3 && groups < 8;
        if (whole && digits && (full || shortened || (gaps == 1 && groups == 2 && at - start >= 8))) {
            found.add(isPublic(text, start) ? Kind.IP : Kind.IP_PRIVATE, 0.9, start, at);
        }
    }

    /** Not link-local, unique local, multicast or documentation. */
    private static boolean isPublic(String text, int start) {
        return !text.regionMatches(true, start, "fe8", 0, 3)
                && !text.regionMatches(true, start, "fc", 0, 2)
                && !text.regionMatches(true, start, "fd", 0, 2)
                && !text.regionMatches(true, start, "ff", 0, 2)
                && !text.regionMatches(true, start, "2001:db8:", 0, 9);
    }

    private static boolean recognizeMac(String text, int start, char separator, Candidates found) {
        int end = start + 17;
        if (end > text.length() || (end < text.length() && (Character.isLetterOrDigit(text.charAt(end))
                || text.charAt(end) == separator))) {
            return false;
        }
        for (int i = 0; i < 17; i++) {
            char c = text.charAt(start + i);
            if (i % 3 == 2 ? c != separator : c >= 128 || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        found.add(Kind.MAC, 0.9, start, end);
        return true;
    }

    private static boolean isHex(Tokens tokens, int token) {
        if (tokens.length(token) > 4 || !tokens.isPlain(token)) {
            return false;
        }
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
            if (Character.digit(tokens.text().charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetters(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
