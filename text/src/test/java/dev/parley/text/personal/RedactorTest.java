package dev.parley.text.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.text.Finding;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RedactorTest {
    @Test
    void oneValueHasOnePlaceholderThroughTheConversation() {
        Redaction redaction = redact(
                List.of("Ana Ruiz, mail A@b.org", "Hi ANA  RUIZ and Bo: a@b.org or c@d.org"),
                List.of(
                        List.of(found(Kind.PERSON, 0, 8), found(Kind.EMAIL, 15, 22)),
                        List.of(
                                found(Kind.PERSON, 3, 12),
                                found(Kind.PERSON, 17, 19),
                                found(Kind.EMAIL, 21, 28),
                                found(Kind.EMAIL, 32, 39))));

        assertThat(redaction.texts())
                .containsExactly("NAME_1, mail EMAIL_1", "Hi NAME_1 and NAME_2: EMAIL_1 or EMAIL_2");
        assertThat(redaction.replaced()).isEqualTo(6);
    }

    @Test
    void aPartOfAFullNameIsTheSamePersonBeforeAndAfter() {
        Redaction redaction = redact(
                List.of("Ana: I am Ana Ruiz. Bye, Ruiz"),
                List.of(List.of(found(Kind.PERSON, 0, 3), found(Kind.PERSON, 10, 18), found(Kind.PERSON, 25, 29))));

        assertThat(redaction.texts()).containsExactly("NAME_1: I am NAME_1. Bye, NAME_1");
    }

    @Test
    void placeholdersOfTheSourceAreNotGivenToOthers() {
        Redaction redaction = redact(
                List.of("NAME_1 asked Bo, NAME_3 and Cy"),
                List.of(List.of(found(Kind.PERSON, 13, 15), found(Kind.PERSON, 28, 30))));

        assertThat(redaction.texts()).containsExactly("NAME_1 asked NAME_2, NAME_3 and NAME_4");
    }

    @Test
    void overlappingFindingsBecomeOnePlaceholder() {
        Redaction redaction = redact(
                List.of("at 1 Main St, Ana"),
                List.of(List.of(found(Kind.PERSON, 10, 17), found(Kind.STREET_ADDRESS, 3, 12))));

        assertThat(redaction.texts()).containsExactly("at ADDRESS_1");
    }

    @Test
    void aFindingThatIsNoKindIsRefused() {
        assertThatThrownBy(() -> redact(List.of("x"), List.of(List.of(new Finding("quality.refusal", 1, 0, 1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFindingBeyondItsTextIsRefused() {
        assertThatThrownBy(() -> redact(List.of("x"), List.of(List.of(found(Kind.PERSON, 0, 2)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void nothingFoundMeansNothingChanged(@ForAll List<String> texts) {
        var none = new ArrayList<List<Finding>>();
        texts.forEach(text -> none.add(List.of()));

        assertThat(redact(texts, none)).isEqualTo(new Redaction(texts, 0));
    }

    private static Redaction redact(List<String> texts, List<List<Finding>> findings) {
        return Redactor.redact(texts, findings);
    }

    private static Finding found(Kind kind, int start, int end) {
        return new Finding(kind.signal(), 0.9, start, end);
    }
}
