package dev.parley.text.personal;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys and tokens: those of providers by the heads that the providers give them (after gitleaks and detect-secrets),
 * JWT, private keys in PEM, and what a word such as "password" is set to if it looks like chance.
 */
final class Secrets implements Recognizer {
    private static final int HEADS = 1024;
    private static final int LONGEST = 4096;

    /** A private key of 8,192 bits has some 6,400 characters. */
    private static final int LONGEST_KEY = 8192;

    /**
     * What tokens of one provider look like.
     *
     * @param head the characters that all begin with
     * @param body further characters beside letters and digits
     * @param least how many characters follow the head
     * @param most how many may
     */
    private record Form(Kind kind, String head, String body, int least, int most) {}

    private static final List<Form> FORMS = List.of(
            new Form(Kind.AWS_ACCESS_KEY, "AKIA", "", 16, 16),
            new Form(Kind.AWS_ACCESS_KEY, "ASIA", "", 16, 16),
            new Form(Kind.GOOGLE_API_KEY, "AIza", "-_", 35, 35),
            new Form(Kind.GOOGLE_OAUTH_SECRET, "GOCSPX-", "-_", 28, 28),
            new Form(Kind.GCP_SERVICE_KEY, "ya29.", "-_", 30, 400),
            new Form(Kind.GITHUB_TOKEN, "ghp_", "", 36, 36),
            new Form(Kind.GITHUB_TOKEN, "gho_", "", 36, 36),
            new Form(Kind.GITHUB_TOKEN, "ghu_", "", 36, 36),
            new Form(Kind.GITHUB_TOKEN, "ghs_", "", 36, 36),
            new Form(Kind.GITHUB_TOKEN, "ghr_", "", 36, 76),
            new Form(Kind.GITHUB_TOKEN, "github_pat_", "_", 60, 100),
            new Form(Kind.GITLAB_TOKEN, "glpat-", "-_", 20, 60),
            new Form(Kind.GITLAB_TOKEN, "gldt-", "-_", 20, 60),
            new Form(Kind.GITLAB_TOKEN, "glrt-", "-_", 20, 60),
            new Form(Kind.SLACK_TOKEN, "xoxb-", "-", 20, 200),
            new Form(Kind.SLACK_TOKEN, "xoxp-", "-", 20, 200),
            new Form(Kind.SLACK_TOKEN, "xoxa-", "-", 20, 200),
            new Form(Kind.SLACK_TOKEN, "xoxs-", "-", 20, 200),
            new Form(Kind.SLACK_TOKEN, "xapp-", "-", 20, 200),
            new Form(Kind.STRIPE_KEY, "sk_live_", "", 16, 247),
            new Form(Kind.STRIPE_KEY, "sk_test_", "", 16, 247),
            new Form(Kind.STRIPE_KEY, "rk_live_", "", 16, 247),
            new Form(Kind.STRIPE_KEY, "rk_test_", "", 16, 247),
            new Form(Kind.STRIPE_KEY, "whsec_", "", 24, 64),
            new Form(Kind.ANTHROPIC_KEY, "sk-ant-", "-_", 32, 200),
            new Form(Kind.OPENAI_KEY, "sk-proj-", "-_", 32, 200),
            new Form(Kind.OPENAI_KEY, "sk-svcacct-", "-_", 32, 200),
            new Form(Kind.OPENAI_KEY, "sk-", "", 32, 64),
            new Form(Kind.HUGGING_FACE_TOKEN, "hf_", "", 30, 40),
            new Form(Kind.TWILIO_KEY, "SK", "", 32, 32),
            new Form(Kind.TWILIO_KEY, "AC", "", 32, 32),
            new Form(Kind.SENDGRID_KEY, "SG.", "-_.", 60, 70),
            new Form(Kind.MAILGUN_KEY, "key-", "", 32, 32),
            new Form(Kind.NPM_TOKEN, "npm_", "", 36, 36),
            new Form(Kind.PYPI_TOKEN, "pypi-", "-_", 60, 300),
            new Form(Kind.DIGITALOCEAN_TOKEN, "dop_v1_", "", 64, 64),
            new Form(Kind.SHOPIFY_TOKEN, "shpat_", "", 32, 32),
            new Form(Kind.JWT, "eyJ", "-_.", 30, LONGEST));

    private static final List<List<Form>> BY_HEAD = byHead();

    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        int beyond = 0;
        for (int i = 0; i < tokens.count(); i++) {
            int start = tokens.start(i);
            if (start < beyond) {
                continue;
            }
            char first = reading.text().charAt(start);
            if (tokens.length(i) >= 2) {
                List<Form> forms = BY_HEAD.get(head(first, reading.text().charAt(start + 1)));
                if (!forms.isEmpty()) {
                    beyond = Math.max(beyond, recognizeForm(reading.text(), start, forms, found));
                }
            }
            if (first == 'B' && tokens.length(i) == 5 && tokens.before(i) == '-') {
                beyond = Math.max(beyond, recognizePrivateKey(reading.text(), start, found));
            }
            if (tokens.isNumber(i) && tokens.length(i) >= 8 && tokens.after(i) == ':') {
                recognizeTelegram(reading.text(), start, tokens.end(i), found);
            }
            if (reading.is(i, Words.SECRET) && tokens.isPlain(i)) {
                recognizeSetting(reading, i, found);
            }
        }
    }

    /** Tries the heads; returns the end of what was found. */
    private static int recognizeForm(String text, int start, List<Form> forms, Candidates found) {
        for (Form form : forms) {
            if (text.startsWith(form.head(), start)) {
                int from = start + form.head().length();
                int end = bodyEnd(text, from, form.body(), form.most() + 1);
                while (end > from && !isAlphanumeric(text.charAt(end - 1)) && text.charAt(end - 1) == '.') {
                    end--;
                }
                if (end - from >= form.least() && end - from <= form.most()
                        && looksIssued(text, start, from, end, form)) {
                    found.add(form.kind(), 0.95, start, end);
                    return end;
                }
            }
        }
        return start;
    }

    private static boolean looksIssued(String text, int start, int from, int end, Form form) {
        return switch (form.kind()) {
            case JWT -> isJwt(text, start, end);
            case TWILIO_KEY, MAILGUN_KEY, SHOPIFY_TOKEN, DIGITALOCEAN_TOKEN -> isHex(text, from, end);
            case AWS_ACCESS_KEY -> isUpper(text, from, end);
            default -> Entropy.bitsPerCharacter(text, from, end) >= 2.5;
        };
    }

    /** Three parts in Base64 of which the first two are JSON objects (RFC 7519); the signature may be empty. */
    private static boolean isJwt(String text, int start, int end) {
        int one = text.indexOf('.', start, end);
        int two = one < 0 ? -1 : text.indexOf('.', one + 1, end);
        return two > 0 && text.startsWith("eyJ", one + 1) && text.indexOf('.', two + 1) != two + 1;
    }

    private static int recognizePrivateKey(String text, int start, Candidates found) {
        int line = Math.min(text.length(), start + 60);
        String head = text.substring(start, line);
        int mark = head.indexOf("PRIVATE KEY");
        if (start < 5 || mark < 0 || !text.startsWith("-----", start - 5) || (head.indexOf('\n') >= 0
                && head.indexOf('\n') < mark)) {
            return start;
        }
        int foot = text.indexOf("-----END", start, Math.min(text.length(), start + LONGEST_KEY));
        int footEnd = foot < 0 ? -1 : text.indexOf("-----", foot + 8, Math.min(text.length(), foot + 60));
        int end = footEnd >= 0
                ? footEnd + 5
                : Math.min(text.length(), start + mark + 16);
        found.add(Kind.PRIVATE_KEY, 0.99, start - 5, end);
        return end;
    }

    private static void recognizeTelegram(String text, int start, int colon, Candidates found) {
        int end = bodyEnd(text, colon + 1, "-_", 40);
        if (end - colon == 36 && text.startsWith("AA", colon + 1)) {
            found.add(Kind.TELEGRAM_BOT_TOKEN, 0.95, start, end);
        }
    }

    /** {@code password = "…"}, {@code api_key: …}: what follows must be of one piece and look like chance. */
    private static void recognizeSetting(Reading reading, int token, Candidates found) {
        String text = reading.text();
        int at = reading.tokens().end(token);
        int limit = Math.min(text.length(), at + 24);
        // The rest of a longer name: secret_access_key, api-key-id.
        while (at < limit && (isAlphanumeric(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '-')) {
            at++;
        }
        boolean set = false;
        while (at < limit && " \"'`:=>".indexOf(text.charAt(at)) >= 0) {
            set |= text.charAt(at) == ':' || text.charAt(at) == '=';
            at++;
        }
        int end = bodyEnd(text, at, "-_+/=.!@#$%^&*~", 200);
        while (end > at && ".,!".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (set && end - at >= 8 && end - at < 200 && Entropy.looksLikeChance(text, at, end)) {
            Kind kind = isAwsSecret(text, reading.tokens().start(token), at, end) ? Kind.AWS_SECRET_KEY
                    : isAzureKey(text, at, end) ? Kind.AZURE_KEY : Kind.GENERIC_SECRET;
            found.add(kind, kind == Kind.GENERIC_SECRET ? 0.7 : 0.9, at, end);
        }
    }

    private static boolean isAwsSecret(String text, int name, int start, int end) {
        return end - start == 40 && (text.regionMatches(true, Math.max(0, name - 4), "aws", 0, 3)
                || text.substring(name, start).contains("access"));
    }

    /** The account key of Azure Storage: 64 bytes in Base64. */
    private static boolean isAzureKey(String text, int start, int end) {
        return end - start == 88 && text.startsWith("==", end - 2);
    }

    private static int bodyEnd(String text, int from, String beside, int most) {
        int end = from;
        while (end < text.length() && end - from < most
                && (isAlphanumeric(text.charAt(end)) || beside.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isHex(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUpper(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
                return false;
            }
        }
        return true;
    }

    /** The forms by the {@link #head} of their first two characters. */
    private static List<List<Form>> byHead() {
        var byHead = new ArrayList<List<Form>>();
        for (int i = 0; i < HEADS; i++) {
            int head = i;
            byHead.add(FORMS.stream()
                    .filter(form -> head(form.head().charAt(0), form.head().charAt(1)) == head)
                    .toList());
        }
        return List.copyOf(byHead);
    }

    private static int head(char first, char second) {
        return (first * 37 + second) & (HEADS - 1);
    }
}
