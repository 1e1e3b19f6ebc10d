package dev.parley.text.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Message;
import dev.parley.core.Role;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FingerprinterTest {
    private static final Message HELLO = Message.user("Hello, can you help me with something?");
    private static final Message SURE = Message.assistant("Sure, what is it about?");
    private static final Message SEA = Message.user("Write a poem about the sea.");

    @Example
    void hashesAreThoseOfTheFirstVersion() {
        // printf 'user\nhello, can you help me with something?\n' | sha256sum
        assertThat(Fingerprinter.fingerprint(List.of(HELLO)).conversation())
                .containsExactly(0x770aace9dca3ca2fL, 0x0231b096c29694cfL);
    }

    @Example
    void lastPrefixIsTheConversation() {
        Fingerprint fingerprint = Fingerprinter.fingerprint(List.of(HELLO, SURE));
        assertThat(fingerprint.prefixes()[1]).isEqualTo(fingerprint.conversation()[0]);
    }

    @Example
    void continuedConversationSharesThePrefixes() {
        Fingerprint begun = Fingerprinter.fingerprint(List.of(HELLO, SURE));
        Fingerprint continued = Fingerprinter.fingerprint(List.of(HELLO, SURE, SEA));
        assertThat(continued.prefixes()).startsWith(begun.prefixes());
        assertThat(continued.conversation()).isNotEqualTo(begun.conversation());
    }

    @Example
    void sameWordsOfAnotherSpeakerAreAnotherConversation() {
        var told = new Message(Role.SYSTEM, HELLO.content());
        assertThat(Fingerprinter.fingerprint(List.of(told)).conversation())
                .isNotEqualTo(Fingerprinter.fingerprint(List.of(HELLO)).conversation());
    }

    @Example
    void answerPlaysNoPartInThePrompt() {
        Fingerprint one = Fingerprinter.fingerprint(List.of(HELLO, SURE, SEA));
        Fingerprint other = Fingerprinter.fingerprint(List.of(HELLO, Message.assistant("No."), SEA));
        assertThat(one.prompt()).isEqualTo(other.prompt());
        assertThat(one.promptSignature()).isEqualTo(other.promptSignature());
        assertThat(one.conversation()).isNotEqualTo(other.conversation());
    }

    @Example
    void turnsDoNotRunTogether() {
        Fingerprint two = Fingerprinter.fingerprint(List.of(Message.user("ab"), Message.user("c")));
        Fingerprint otherTwo = Fingerprinter.fingerprint(List.of(Message.user("a"), Message.user("bc")));
        assertThat(two.prompt()).isNotEqualTo(otherTwo.prompt());
    }

    @Example
    void caseAndWhiteSpacePlayNoPart() {
        Fingerprint one = Fingerprinter.fingerprint(List.of(Message.user("Is İstanbul\u00a0 in ΕΛΛΆΣ?\n")));
        Fingerprint other = Fingerprinter.fingerprint(List.of(Message.user(" is istanbul in Ελλάς?")));
        assertThat(one.conversation()).isEqualTo(other.conversation());
    }

    @Example
    void shortPromptHasNoSignature() {
        assertThat(Fingerprinter.fingerprint(List.of(Message.user("Tell me a joke"))).promptSignature()).isEmpty();
    }

    @Example
    void conversationWithoutMessagesHasAFingerprint() {
        assertThat(Fingerprinter.fingerprint(List.of()).prefixes()).isEmpty();
    }

    @Property(tries = 200)
    void signaturesStandForTheShinglesOfTheTexts(@ForAll List<String> contents) {
        List<Message> messages = contents.stream()
                .map(content -> content.length() % 2 == 0 ? Message.user(content) : Message.assistant(content))
                .toList();
        Fingerprint fingerprint = Fingerprinter.fingerprint(messages);
        assertThat(fingerprint.promptSignature())
                .isEqualTo(MinHash.signature(Shingles.of(Fingerprinter.promptText(messages))));
        assertThat(fingerprint.conversationSignature())
                .isEqualTo(MinHash.signature(Shingles.of(Fingerprinter.conversationText(messages))));
    }
}
