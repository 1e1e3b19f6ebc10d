package dev.parley.text.personal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The check digits of cards, accounts and national numbers. Arguments are compact: no separators, letters in upper
 * case.
 */
final class Checksum {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    /** Verhoeff, Error Detecting Decimal Codes (1969): the multiplication of the dihedral group D5. */
    private static final String[] VERHOEFF_PRODUCT = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };
    private static final String[] VERHOEFF_PERMUTATION = {
        "0123456789", "1576283094", "5803796142", "8916043527",
        "9453126870", "4286573901", "2793806415", "7046913258"
    };

    /** What odd places of an Italian tax code are worth, by digit and by letter (Decreto ministeriale 23/12/1976). */
    private static final int[] ITALIAN_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private Checksum() {}

    /** ISO/IEC 7812-1, annex B. Misses 09 against 90. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** ISO 13616 with ISO 7064 MOD 97-10: the first four characters go to the end, letters count from 10. */
    static boolean iban(String account) {
        int remainder = 0;
        for (int i = 0; i < account.length(); i++) {
            int value = Character.digit(account.charAt((i + 4) % account.length()), 36);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder == 1;
    }

    /** The Indian Aadhaar number (UIDAI): twelve digits by Verhoeff, the first from 2 on. */
    static boolean aadhaar(String digits) {
        return digits.charAt(0) >= '2' && verhoeff(digits);
    }

    static boolean verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int permuted = VERHOEFF_PERMUTATION[i % 8].charAt(digit) - '0';
            check = VERHOEFF_PRODUCT[check].charAt(permuted) - '0';
        }
        return check == 0;
    }

    /** US social security number: no check digit, but areas, groups and serials that are never given (SSA, 2011). */
    static boolean socialSecurity(String digits) {
        return digits.charAt(0) != '9'
                && !digits.startsWith("000")
                && !digits.startsWith("666")
                && !digits.startsWith("00", 3)
                && !digits.startsWith("0000", 5);
    }

    /**
     * US individual taxpayer number: begins with 9, its fourth and fifth digit are of the groups that the IRS
     * gives.
     */
    static boolean individualTaxpayer(String digits) {
        int group = Integer.parseInt(digits.substring(3, 5));
        return digits.charAt(0) == '9'
                && ((group >= 50 && group <= 65)
                        || (group >= 70 && group <= 88)
                        || (group >= 90 && group <= 92)
                        || group >= 94);
    }

    /** UK NHS number: weights 10 to 2, modulo 11. */
    static boolean nhs(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11 == digits.charAt(9) - '0';
    }

    /** UK national insurance number: no check digit, but letters that are never given (HMRC, NIM39110). */
    static boolean nationalInsurance(String number) {
        return "DFIQUV".indexOf(number.charAt(0)) < 0
                && "DFIQUVO".indexOf(number.charAt(1)) < 0
                && "ABCD".indexOf(number.charAt(8)) >= 0
                && !Arrays.asList("BG", "GB", "KN", "NK", "NT", "TN", "ZZ").contains(number.substring(0, 2));
    }

    /** German tax identification: ISO 7064 MOD 11,10; of the first ten digits one stands twice or three times. */
    static boolean germanTax(String digits) {
        int[] times = new int[10];
        for (int i = 0; i < 10; i++) {
            times[digits.charAt(i) - '0']++;
        }
        long repeated = Arrays.stream(times).filter(n -> n == 2 || n == 3).count();
        long missing = Arrays.stream(times).filter(n -> n == 0).count();
        int product = 10;
        for (int i = 0; i < 10; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return digits.charAt(0) != '0'
                && repeated == 1
                && missing <= 2
                && (11 - product) % 10 == digits.charAt(10) - '0';
    }

    /** French social security number: the key is 97 less the rest by 97; Corsica's 2A and 2B count as 19 and 18. */
    static boolean frenchSocialSecurity(String number) {
        String digits = number.replace("2A", "19").replace("2B", "18");
        if (digits.length() != 15 || !isDigits(digits)) {
            return false;
        }
        int month = Integer.parseInt(digits.substring(3, 5));
        boolean plausible = (digits.charAt(0) == '1' || digits.charAt(0) == '2')
                && ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50);
        return plausible && 97 - Long.parseLong(digits.substring(0, 13)) % 97 == Integer.parseInt(digits.substring(13));
    }

    /** Spanish NIF: the letter is the rest by 23. A NIE's first letter X, Y, Z counts as 0, 1, 2. */
    static boolean spanish(String number) {
        int first = "XYZ".indexOf(number.charAt(0));
        String digits = first < 0 ? number : first + number.substring(1);
        int value = Integer.parseInt(digits.substring(0, 8));
        return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(value % 23) == digits.charAt(8);
    }

    /** Italian codice fiscale: the last letter checks the fifteen characters before. */
    static boolean italianFiscal(String code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = code.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
        }
        return 'A' + sum % 26 == code.charAt(15)
                && "ABCDEHLMPRST".indexOf(code.charAt(8)) >= 0;
    }

    /** Polish PESEL: weights 1, 3, 7, 9; the century is added to the month in twenties. */
    static boolean pesel(String digits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (digits.charAt(i) - '0') * new int[] {1, 3, 7, 9}[i % 4];
        }
        int month = Integer.parseInt(digits.substring(2, 4)) % 20;
        int day = Integer.parseInt(digits.substring(4, 6));
        return (10 - sum % 10) % 10 == digits.charAt(10) - '0'
                && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** Indian permanent account number: no check digit is published; the fourth letter tells the sort of holder. */
    static boolean permanentAccount(String number) {
        return "ABCFGHLJPT".indexOf(number.charAt(3)) >= 0;
    }

    /** Brazilian CPF: two digits modulo 11. All digits alike would pass and are never given. */
    static boolean cpf(String digits) {
        return digits.chars().distinct().count() > 1 && brazilian(digits, 9, 11) && brazilian(digits, 10, 11);
    }

    /** Brazilian CNPJ: two digits modulo 11, weights up to 9. */
    static boolean cnpj(String digits) {
        return digits.chars().distinct().count() > 1 && brazilian(digits, 12, 9) && brazilian(digits, 13, 9);
    }

    private static boolean brazilian(String digits, int place, int greatestWeight) {
        int sum = 0;
        for (int i = 0; i < place; i++) {
            int weight = (place - 1 - i) % (greatestWeight - 1) + 2;
            sum += weight * (digits.charAt(i) - '0');
        }
        int check = 11 - sum % 11;
        return (check > 9 ? 0 : check) == digits.charAt(place) - '0';
    }

    /** Bitcoin's Base58Check of 25 bytes: the last four are the head of the double SHA-256 of the others. */
    static boolean base58(String address) {
        byte[] bytes = new byte[25];
        for (int i = 0; i < address.length(); i++) {
            int carry = BASE58.indexOf(address.charAt(i));
            if (carry < 0) {
                return false;
            }
            for (int j = bytes.length - 1; j >= 0; j--) {
                carry += 58 * (bytes[j] & 0xff);
                bytes[j] = (byte) carry;
                carry >>= 8;
            }
            if (carry != 0) {
                return false;
            }
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest(sha256.digest(Arrays.copyOf(bytes, 21)));
            return Arrays.equals(hash, 0, 4, bytes, 21, 25);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Bech32 and Bech32m (BIP 173, BIP 350). */
    static boolean bech32(String address) {
        int one = address.lastIndexOf('1');
        byte[] prefix = address.substring(0, one).getBytes(StandardCharsets.US_ASCII);
        int check = 1;
        for (byte c : prefix) {
            check = polymod(check, c >> 5);
        }
        check = polymod(check, 0);
        for (byte c : prefix) {
            check = polymod(check, c & 31);
        }
        for (int i = one + 1; i < address.length(); i++) {
            int value = BECH32.indexOf(address.charAt(i));
            if (value < 0) {
                return false;
            }
            check = polymod(check, value);
        }
        return check == 1 || check == 0x2bc830a3;
    }

    private static int polymod(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            if ((top >>> i & 1) != 0) {
                next ^= BECH32_GENERATOR[i];
            }
        }
        return next;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
