package dev.parley.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.Finding;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataFinderTest {
    private static final PersonalDataFinder FINDER = new PersonalDataFinder();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    # structured
                    email | write to ana.lópez+x@mail.example.org. | ana.lópez+x@mail.example.org
                    email | <a@b.co>                               | a@b.co
                    credit-card | my card 4111 1111 1111 1111 expires soon | 4111 1111 1111 1111
                    credit-card | amex 3782-822463-10005           | 3782-822463-10005
                    credit-card | 5555555555554444                 | 5555555555554444
                    iban | IBAN DE89 3704 0044 0532 0130 00        | DE89 3704 0044 0532 0130 00
                    iban | gb82west12345698765432                  | gb82west12345698765432
                    ip | from 8.8.4.4, again                       | 8.8.4.4
                    ip | 2a00:1450:4001:81b::200e                  | 2a00:1450:4001:81b::200e
                    ip-private | ssh root@ 192.168.1.20            | 192.168.1.20
                    mac | 00:1B:44:11:3A:B7 is down                | 00:1B:44:11:3A:B7
                    crypto-address | to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa
                    domain | see https://www.example.org/ now      | https://www.example.org/
                    url-credentials | ftp://bob:hunter2@host.example/x | ftp://bob:hunter2@host.example/x
                    phone | call me at 0490 75 40 81               | 0490 75 40 81
                    phone | +41 44 668 18 00                       | +41 44 668 18 00
                    phone | Tel. (647) 321-1199                    | (647) 321-1199
                    phone | Fax: 345-899-3560x4587                 | 345-899-3560x4587
                    phone | 我的电话是13812345678                   | 13812345678
                    phone | мой телефон 8 912 345-67-89            | 8 912 345-67-89
                    # national numbers
                    national-id.us-ssn | 123-45-6789               | 123-45-6789
                    national-id.us-itin | ITIN 912-70-1234         | 912-70-1234
                    national-id.uk-nhs | NHS number 943 476 5919   | 943 476 5919
                    national-id.uk-nino | AB 12 34 56 C            | AB 12 34 56 C
                    national-id.de-tax | Steuer-ID 86 095 742 719  | 86 095 742 719
                    national-id.fr-nir | 2 55 08 14 168 025 38     | 2 55 08 14 168 025 38
                    national-id.es-nif | DNI 12345678Z             | 12345678Z
                    national-id.es-nie | X1234567L                 | X1234567L
                    national-id.it-fiscal-code | RSSMRA85T10A562S  | RSSMRA85T10A562S
                    national-id.pl-pesel | PESEL 44051401359       | 44051401359
                    national-id.in-aadhaar | 9999 4105 7058        | 9999 4105 7058
                    national-id.in-pan | PAN ABCPE1234F            | ABCPE1234F
                    national-id.br-cpf | 529.982.247-25            | 529.982.247-25
                    national-id.br-cnpj | 11.222.333/0001-81       | 11.222.333/0001-81
                    driver-license | My driver's license number is F162823540116 | F162823540116
                    zip | ZIP: 75534-030                           | 75534-030
                    # times
                    date | on 2003-08-28 12:13:52 it rained        | 2003-08-28 12:13:52
                    date | in 1977.                                | 1977
                    date | on 3 March 2015 we met                  | 3 March 2015
                    birth-date | She was born on 11/22/2000        | 11/22/2000
                    birth-date | 出生于1990年5月3日                  | 1990年5月3日
                    age | I just turned 41                         | 41
                    age | tengo 33 años                            | 33
                    age | 我今年25岁                                | 25
                    # names
                    person | My name is Rubija Liberšar.           | Rubija Liberšar
                    person | me llamo Ana García y vivo aquí       | Ana García
                    person | ich heiße Jürgen Müller               | Jürgen Müller
                    person | меня зовут Анна Иванова               | Анна Иванова
                    person | 我叫王小明。                            | 王小明
                    person | the painter Vincent van Gogh died     | Vincent van Gogh
                    person | then mr. Smith left                   | Smith
                    title | then Mrs. Smith left                   | Mrs.
                    organization | at Healthpocket Inc since then  | Healthpocket Inc
                    organization | I work for Verdafero            | Verdafero
                    location | We moved here from South Africa     | South Africa
                    location | 我住在英国                            | 英国
                    nationality | a Croatian place                 | Croatian
                    street-address | at 14 Crown Street, London, 75419 | 14 Crown Street, London, 75419
                    street-address | Brucker Bundesstrasse 31      | Brucker Bundesstrasse 31
                    street-address | wohnt in der Calle Mayor, 5   | Calle Mayor, 5
                    street-address | PSC 0413, Box 8144            | PSC 0413, Box 8144
                    """)
    void isFound(String kind, String text, String evidence) {
        assertThat(FINDER.find(text))
                .as(text)
                .anySatisfy(finding -> {
                    assertThat(finding.signal()).isEqualTo("personal-data." + kind);
                    assertThat(text.substring(finding.start(), finding.end())).isEqualTo(evidence);
                    assertThat(finding.score()).isBetween(PersonalDataFinder.LIKELY, 1.0);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Will you mark this down? May I? Sure, I will.",
                "for (int i = 0; i < 10; i++) { sum += values[i]; }",
                "Chapter 3 has 1,234,567 words and 10 000 000 readers.",
                "card 4111 1111 1111 1112",
                "version v1.2.3.4 and std::abs::x, 12:30:45",
                "IBAN GB82WEST12345698765433",
                "ISBN 978-3-16-148410-0",
                "pi is 3.14159265358979",
                "DNI 12345678A, 000-45-6789",
                "the @decorator and user@localhost",
                "password: string; token = getToken()",
                "capitalized words like Wisdom and Discipline",
                "Place 1-2 tablespoons. Walk 3 miles.",
                "# Introduction\n\nThe Following Steps\n\n1. Open the File",
            })
    void ordinaryTextIsLeftAlone(String text) {
        assertThat(FINDER.find(text)).as(text).noneMatch(finding -> finding.score() >= PersonalDataFinder.LIKELY);
    }

    @ParameterizedTest
    @CsvSource({
        "aws-access-key, AKIA, IOSFODNN7EXAMPLQ",
        "github-token, ghp_, 16C7e42F292c6912E7710c838347Ae178B4a",
        "gitlab-token, glpat-, x8Zq3LmN7pR2sT5vW9yB",
        "slack-token, xoxb-, 263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1",
        "stripe-key, sk_live_, 4eC39HqLyjWDarjtT1zdp7dc",
        "openai-key, sk-, 9fK2mQ7xT4vB8nR1sL6wZ3yC5dH0jG2pA7eU4iO1kM8fS6qX",
        "anthropic-key, sk-ant-, api03-9fK2mQ7xT4vB8nR1sL6wZ3yC5dH0jG2pA7eU4iO1k",
        "hugging-face-token, hf_, QwErTyUiOpAsDfGhJkLzXcVbNm12345678",
        "google-api-key, AIza, SyD9tR5sKq2LmN8pVx3WbZ7yC1fG4hJ6kTq",
        "npm-token, npm_, aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY1zA3",
        "sendgrid-key, SG., 9fK2mQ7xT4vB8nR1sL6wZ3.yC5dH0jG2pA7eU4iO1kM8fS6qX1234567890abcde",
        "jwt, eyJ, hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
    })
    void secretsAreFound(String kind, String head, String body) {
        String text = "here: " + head + body + " ok";

        assertThat(FINDER.find(text)).as(text).contains(new Finding("secret." + kind, 0.95, 6, text.length() - 3));
    }

    @Test
    void privateKeyIsFoundToItsEnd() {
        String key = "-----BEGIN RSA PRIVATE" + " KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----";

        assertThat(FINDER.find("x\n" + key + "\ny"))
                .containsExactly(new Finding("secret.private-key", 0.99, 2, 2 + key.length()));
    }

    @Test
    void whatASecretIsSetToIsFoundIfItLooksLikeChance() {
        String text = "DB_PASSWORD=\"x7Kp2mQ9vL\"";

        assertThat(FINDER.find(text)).singleElement().satisfies(finding -> {
            assertThat(finding.signal()).isEqualTo("secret.generic");
            assertThat(text.substring(finding.start(), finding.end())).isEqualTo("x7Kp2mQ9vL");
        });
    }

    @Test
    void anotherFinderOfNamesTakesThePlaceOfTheShippedOne() {
        var finder = PersonalDataFinder.withNamesBy(text -> List.of(new Finding(Kind.PERSON.signal(), 1, 0, 3)));

        assertThat(finder.find("foo Anna Müller")).containsExactly(new Finding("personal-data.person", 1, 0, 3));
    }

    @Test
    void aBech32AddressIsFound() {
        String address = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

        assertThat(FINDER.find(address))
                .containsExactly(new Finding(Kind.CRYPTO_ADDRESS.signal(), 0.95, 0, address.length()));
    }

    @Test
    void versionNamesTheCodeAndTheLists() {
        assertThat(PersonalDataFinder.VERSION).matches("\\d+-[0-9a-f]{8}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "1 ", "a@", "(", "+1-", "A b ", "://", "http://", "0:", "Mr. ", "eyJ.", "password=",
                    "王", "我叫", "12-34-",
                "St. 1 ", "New ", "corner of ", "a.b@", "1.1.", "::", "sk-", "Suite 1 ", "-----BEGIN PRIVATE KEY-----"})
    void aLongTextOfOnePatternEnds(String pattern) {
        String text = pattern.repeat(1_000_000 / pattern.length());

        assertThat(FINDER.find(text)).hasSizeLessThanOrEqualTo(text.length());
    }

    @Property
    void findingsLieInTheTextInOrderAndApart(@ForAll String text) {
        assertSound(text);
    }

    static void assertSound(String text) {
        int end = 0;
        for (Finding finding : FINDER.find(text)) {
            assertThat(finding.start()).isGreaterThanOrEqualTo(end);
            assertThat(finding.end()).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
            assertThat(finding.score()).isBetween(0.0, 1.0);
            assertThat(Kind.of(finding.signal())).isPresent();
            end = finding.end();
        }
    }
}
