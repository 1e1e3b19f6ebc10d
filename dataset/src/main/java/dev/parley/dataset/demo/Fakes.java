package dev.parley.dataset.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Personal data of nobody and keys to nothing: in shape as real ones, with right checksums, from ranges that are set
 * aside for fiction where there are any. Keys are made at run time, so that none stands in the source.
 */
final class Fakes {
    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALPHANUMERIC = DIGITS + CAPITALS + CAPITALS.toLowerCase(Locale.ROOT);

    private static final List<String> FIRST_NAMES =
            List.of("Laura", "Daniel", "Sofia", "Marek", "Elena", "Thomas", "Julia", "Peter", "Nina", "David");
    private static final List<String> LAST_NAMES = List.of(
            "Bennett", "Fischer", "Romero", "Nowak", "Costa", "Lambert", "Rossi", "Yilmaz", "Sharma", "Carter");

    /** Reserved for films and books by the authorities that give out the numbers; the last two digits are free. */
    private static final List<String> FICTIONAL_PHONES =
            List.of("+1 202-555-01", "+44 20 7946 09", "+33 1 99 00 47 ", "+49 30 23125 4", "+61 2 5550 12");

    private final SplittableRandom random;

    Fakes(SplittableRandom random) {
        this.random = random;
    }

    String name() {
        return oneOf(FIRST_NAMES) + " " + oneOf(LAST_NAMES);
    }

    String email(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + random.nextInt(10, 100) + "@example.org";
    }

    String phone() {
        return oneOf(FICTIONAL_PHONES) + some(2, DIGITS);
    }

    /** With the check digit of Luhn. */
    String creditCard() {
        String digits = "400000" + some(9, DIGITS);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            sum += i % 2 == 1 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }
        return grouped(digits + (10 - sum % 10) % 10);
    }

    /** A German one, with the check digits of ISO 13616 (mod 97). */
    String iban() {
        String account = some(18, DIGITS);
        int check = 98 - new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return grouped(String.format(Locale.ROOT, "DE%02d%s", check, account));
    }

    /** A Spanish NIF with its check letter, of a number too low to be anybody's. */
    String nationalId() {
        int number = random.nextInt(1000, 9999);
        return String.format(Locale.ROOT, "%08d%s", number, "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
    }

    String openAiKey() {
        return "sk-" + some(20, ALPHANUMERIC) + "T3BlbkFJ" + some(20, ALPHANUMERIC);
    }

    String gitHubToken() {
        return "ghp_" + some(36, ALPHANUMERIC);
    }

    String awsAccessKey() {
        return "AKIA" + some(16, CAPITALS + "234567");
    }

    String stripeKey() {
        return "sk_live_" + some(24, ALPHANUMERIC);
    }

    String jsonWebToken() {
        return base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
                + "." + base64("{\"sub\":\"" + some(10, DIGITS) + "\",\"name\":\"nobody\"}")
                + "." + some(43, ALPHANUMERIC);
    }

    String identifier() {
        return some(32, "0123456789abcdef");
    }

    /** From the networks that are set aside for documentation (RFC 5737). */
    String address() {
        return oneOf(List.of("192.0.2.", "198.51.100.", "203.0.113.")) + random.nextInt(1, 255);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String some(int count, String characters) {
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
