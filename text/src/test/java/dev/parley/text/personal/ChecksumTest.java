package dev.parley.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ChecksumTest {
    @Test
    void knownNumbersPass() {
        assertThat(Checksum.luhn("4111111111111111")).isTrue();
        assertThat(Checksum.luhn("79927398713")).isTrue();
        assertThat(Checksum.iban("GB82WEST12345698765432")).isTrue();
        assertThat(Checksum.iban("fr1420041010050500013m02606")).isTrue();
        assertThat(Checksum.verhoeff("2363")).isTrue();
        assertThat(Checksum.aadhaar("999941057058")).isTrue();
        assertThat(Checksum.nhs("9434765919")).isTrue();
        assertThat(Checksum.germanTax("86095742719")).isTrue();
        assertThat(Checksum.frenchSocialSecurity("255081416802538")).isTrue();
        assertThat(Checksum.spanish("12345678Z")).isTrue();
        assertThat(Checksum.spanish("X1234567L")).isTrue();
        assertThat(Checksum.italianFiscal("RSSMRA85T10A562S")).isTrue();
        assertThat(Checksum.pesel("44051401359")).isTrue();
        assertThat(Checksum.cpf("52998224725")).isTrue();
        assertThat(Checksum.cnpj("11222333000181")).isTrue();
        assertThat(Checksum.base58("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")).isTrue();
        assertThat(Checksum.bech32("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")).isTrue();
        assertThat(Checksum.bech32("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")).isTrue();
    }

    @Test
    void numbersThatAreNeverGivenFail() {
        assertThat(Checksum.socialSecurity("123456789")).isTrue();
        assertThat(Checksum.socialSecurity("000456789")).isFalse();
        assertThat(Checksum.socialSecurity("666456789")).isFalse();
        assertThat(Checksum.socialSecurity("123006789")).isFalse();
        assertThat(Checksum.socialSecurity("123450000")).isFalse();
        assertThat(Checksum.individualTaxpayer("912701234")).isTrue();
        assertThat(Checksum.individualTaxpayer("912691234")).isFalse();
        assertThat(Checksum.nationalInsurance("AB123456C")).isTrue();
        assertThat(Checksum.nationalInsurance("BG123456C")).isFalse();
        assertThat(Checksum.nationalInsurance("AB123456E")).isFalse();
        assertThat(Checksum.permanentAccount("ABCPE1234F")).isTrue();
        assertThat(Checksum.permanentAccount("ABCDE1234F")).isFalse();
        assertThat(Checksum.cpf("11111111111")).isFalse();
        assertThat(Checksum.cnpj("00000000000000")).isFalse();
    }

    @Property
    void luhnMissesNoSingleDigit(
            @ForAll @NumericChars @StringLength(15) String digits, @ForAll @IntRange(max = 15) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        assertSingleDigitIsNoticed(digits, Checksum::luhn, place, by);
    }

    @Property
    void verhoeffMissesNoSingleDigit(
            @ForAll @NumericChars @StringLength(11) String digits, @ForAll @IntRange(max = 11) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        assertSingleDigitIsNoticed(digits, Checksum::verhoeff, place, by);
    }

    @Property
    void verhoeffMissesNoSwapOfNeighbours(
            @ForAll @NumericChars @StringLength(11) String digits, @ForAll @IntRange(max = 10) int place) {
        String number = withCheckDigit(digits, Checksum::verhoeff);
        char[] swapped = number.toCharArray();
        swapped[place] = number.charAt(place + 1);
        swapped[place + 1] = number.charAt(place);

        assertThat(Checksum.verhoeff(new String(swapped))).isEqualTo(swapped[place] == swapped[place + 1]);
    }

    @Property
    void ibanMissesNoSingleDigit(
            @ForAll @NumericChars @StringLength(18) String digits, @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String number = "";
        for (int check = 2; check <= 98; check++) {
            String candidate = "DE" + (check < 10 ? "0" : "") + check + digits;
            number = Checksum.iban(candidate) ? candidate : number;
        }

        assertThat(number).isNotEmpty();
        assertThat(Checksum.iban(changed(number, 4 + place, by))).isFalse();
    }

    private static void assertSingleDigitIsNoticed(String digits, Predicate<String> valid, int place, int by) {
        String number = withCheckDigit(digits, valid);

        assertThat(valid.test(changed(number, place, by))).isFalse();
    }

    private static String withCheckDigit(String digits, Predicate<String> valid) {
        for (char check = '0'; check <= '9'; check++) {
            if (valid.test(digits + check)) {
                return digits + check;
            }
        }
        throw new AssertionError("no check digit fits " + digits);
    }

    private static String changed(String number, int place, int by) {
        char[] changed = number.toCharArray();
        changed[place] = (char) ('0' + (changed[place] - '0' + by) % 10);
        return new String(changed);
    }
}
