package dev.parley.text.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.parley.text.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each rule sees, and what it must not see. */
class RuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't help with that.",
                "I’m sorry, but as an AI language model, I cannot provide instructions for that.",
                "I cannot fulfill your request. I am just an AI.",
                "Sorry, I won't write that.",
                "As a responsible AI, I must decline.",
                "I'm not able to assist with hacking.",
                "Es tut mir leid, aber ich kann Ihnen dabei nicht helfen.",
                "Leider kann ich diese Anfrage nicht beantworten.",
                "Je suis désolé, mais je ne peux pas vous aider.",
                "Lo siento, pero no puedo ayudarte con eso.",
                "Mi dispiace, ma non posso aiutarti.",
                "Desculpe, mas não posso ajudar com isso.",
                "Przykro mi, ale nie mogę w tym pomóc.",
                "Het spijt me, maar ik kan je hier niet mee helpen.",
                "Извините, но я не могу помочь с этим.",
                "抱歉，我无法提供此类信息。",
                "作为一个AI语言模型，我不能回答这个问题。",
                "申し訳ありませんが、そのご質問にはお答えできません。",
                "죄송하지만 그 요청은 도와드릴 수 없습니다.",
                "Maaf, saya tidak bisa membantu dengan itu.",
                "Xin lỗi, tôi không thể giúp bạn.",
                "Üzgünüm, bu konuda yardımcı olamam.",
            })
    void refusalIsSeen(String answer) {
        assertThat(find(new Refusal(), answer)).singleElement().satisfies(finding -> {
            assertThat(finding.signal()).isEqualTo("quality.refusal");
            assertThat(finding.score()).isEqualTo(1);
            assertThat(finding.start()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I can't wait to hear about it!",
                "I can't help but admire your courage.",
                "I'm sorry to hear that. Here is what you can do:",
                "Sorry for the late reply! The answer is 4.",
                "I cannot stress enough how important backups are.",
                "Dear Sir, I am writing to you. I cannot provide the document you asked for.",
                "Unfortunately, the train was late.",
                "No puedo esperar a verte.",
                "Das ist nicht schwer: zuerst öffnen Sie die Datei.",
                "Ich kann das gern erklären.",
                "Можно сделать так: откройте файл.",
                "当然可以！以下是一个例子。",
                "もちろんです。",
                "It is illegal to drive without a licence.",
            })
    void answerIsNoRefusal(String answer) {
        assertThat(find(new Refusal(), answer)).isEmpty();
    }

    @Test
    void lackingAbilityIsAWeakerRefusal() {
        assertThat(find(new Refusal(), "As an AI, I don't have access to real-time data."))
                .singleElement()
                .satisfies(finding -> assertThat(finding.score()).isEqualTo(.7));
        assertThat(find(new Refusal(), "As an AI language model, I think that both are fine."))
                .singleElement()
                .satisfies(finding -> assertThat(finding.score()).isEqualTo(.4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am Vicuna, a language model.",
                "Hi! I'm ChatGPT. How can I help?",
                "My name is Claude.",
                "As ChatGPT, I have no opinions.",
                "I'm an AI assistant called Bard.",
                "I am a large language model trained by OpenAI.",
                "As an AI developed by Google, I cannot vote.",
                "I was created by a team of researchers from LMSYS.",
                "I'm Qwen, created by Alibaba Cloud.",
                "Ich bin ChatGPT und helfe gern.",
                "Ich wurde von OpenAI entwickelt. Ich bin ein Sprachmodell, entwickelt von OpenAI.",
                "Je suis ChatGPT.",
                "Je suis un modèle de langage développé par Mistral AI.",
                "Soy ChatGPT, un modelo de lenguaje entrenado por OpenAI.",
                "Eu sou o Gemini.",
                "Sono ChatGPT.",
                "Меня зовут ChatGPT.",
                "我是ChatGPT。",
                "我是通义千问，由阿里云开发。",
                "私はClaudeです。",
            })
    void modelNamingItselfIsSeen(String answer) {
        assertThat(find(new Identity(), answer)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A palm tree stands by the sea; a koala sleeps in it.",
                "You can google it.",
                "Tools such as ChatGPT are popular, as GPT-4 is.",
                "ChatGPT is a popular model developed by OpenAI.",
                "I read that ChatGPT is a tool developed by OpenAI.",
                "Claude Monet painted water lilies.",
                "I am using ChatGPT for my homework.",
                "The bard sang, I am told, of gemini and hermes.",
                "Meta analyses are common.",
            })
    void otherTalkOfModelsIsNoIdentity(String answer) {
        assertThat(find(new Identity(), answer)).isEmpty();
    }

    @Test
    void identityWordsAreFoundAsFastChatDoes() {
        assertThat(find(new IdentityWord(), "Palm trees; TÜLU and google, Google."))
                .extracting(Finding::start)
                .containsExactly(0, 12, 21);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**NETWORK ERROR DUE TO HIGH TRAFFIC. PLEASE REGENERATE OR REFRESH THIS PAGE.**",
                "$MODERATION$ YOUR INPUT VIOLATES OUR CONTENT MODERATION GUIDELINES.",
                "$MODERATION$ YOUR TEXT VIOLATES OUR CONTENT MODERATION GUIDELINES.",
                "and then: network error due to high traffic. please regenerate or refresh this page.",
                "**API REQUEST ERROR** Reason: The response was blocked.",
                "API REQUEST ERROR. Please increase the number of max tokens.",
                "Traceback (most recent call last):\n  File \"server.py\", line 1",
                "HTTP/1.1 502 Bad Gateway",
                "503 Service Temporarily Unavailable",
                "Error: 429 Too Many Requests",
                "Too many requests in 1 hour. Try again later.",
                "CUDA out of memory. Tried to allocate 2.00 GiB",
                "{\"error\": {\"code\": 500}}",
                "Something went wrong. If this issue persists please contact us.",
                "upstream connect error or disconnect/reset before headers",
                "$ERROR$",
            })
    void errorTextIsSeen(String answer) {
        assertThat(find(new ErrorText(), answer)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A 502 Bad Gateway means that a proxy got no answer.",
                "You see `Traceback (most recent call last)` because the file is missing.",
                "Errors are part of learning.",
                "Something went wrong in the last step of your proof: the sign.",
                "404 is not found in my list of lucky numbers.",
            })
    void talkOfErrorsIsNoErrorText(String answer) {
        assertThat(find(new ErrorText(), answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The answer is▌",
                "The answer is <span class=\"cursor\"></span>",
                "Here is the code:\n```python\nfor i in range(10):\n    pri",
                "First. We look at the whole picture, which is painted in oil on canvas and hangs in the",
                "Zuerst. Wir betrachten das ganze Bild, das in Öl auf Leinwand gemalt ist und heute hängt,",
            })
    void cutOffAnswerIsSeen(String answer) {
        assertThat(find(new CutOff(), answer))
                .singleElement()
                .satisfies(finding -> assertThat(finding.score()).isGreaterThanOrEqualTo(.8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4",
                "Yes, it is.",
                "1. Apples\n2. Pears",
                "Best regards,\nAnna",
                "```\ncode\n```",
                "See. You will find all of it in the documentation at https://example.org/a/long/path/to/the/page",
                "这是一个完整的句子。",
                "Use this in your file:\n```markdown\n`code`\n```\n```",
            })
    void wholeAnswerIsNotCutOff(String answer) {
        assertThat(find(new CutOff(), answer)).isEmpty();
    }

    @Test
    void longLineWithoutAnEndMayBeCutOff() {
        String answer = "It rained. When we came to the house on the hill nobody had been there for many years";
        assertThat(find(new CutOff(), answer)).singleElement().satisfies(finding -> {
            assertThat(finding.score()).isEqualTo(.3);
            assertThat(answer.substring(finding.start(), finding.end())).isEqualTo("years");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "\u200B", "\uFEFF \u00A0"})
    void nothingVisibleIsBlank(String content) {
        assertThat(find(new Blank(), content)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", " a ", "👍", "。"})
    void anythingVisibleIsNotBlank(String content) {
        assertThat(find(new Blank(), content)).isEmpty();
    }

    @Test
    void redactionMarksAreSeen() {
        assertThat(find(new Redaction(), "Dear <anonymized>, [REDACTED] told NAME_12 of MY_NAME_1 and URL_"))
                .extracting(Finding::start, Finding::end, Finding::score)
                .containsExactly(
                        tuple(5, 17, 1.0),
                        tuple(19, 29, .3),
                        tuple(35, 42, .3),
                        tuple(49, 55, .3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write about {{topic}}.",
                "Translate {text} into French",
                "Hello [INSERT NAME],",
                "I work at <your company>.",
                "Act as [Your Role]"
            })
    void templateMarkerIsSeen(String prompt) {
        assertThat(find(new TemplateMarker(), prompt)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f(x) = {x | x > 0}",
                "see [1] and [the page](http://example.org)",
                "```\nprint(f'{name}')\n```",
                "\\frac{a}{b} and ${HOME}",
                "<b>bold</b>"
            })
    void otherBracketsAreNoTemplateMarkers(String prompt) {
        assertThat(find(new TemplateMarker(), prompt)).isEmpty();
    }

    @Test
    void runsOfCharactersAreMeasured() {
        String answer = "x".repeat(30) + " and some more words in prose " + "ha".repeat(20) + ".";
        assertThat(find(new CharacterShares(), answer)).singleElement().satisfies(finding -> {
            assertThat(finding.signal()).isEqualTo("quality.repetition.characters");
            assertThat(finding.score()).isEqualTo(70.0 / answer.length());
            assertThat(finding.end()).isEqualTo(answer.length() - 1);
        });
    }

    @Test
    void symbolsWhiteSpaceAndLongWordsAreMeasured() {
        assertThat(signals(new CharacterShares(), "a+b-c*d/e=f ".repeat(10))).contains("quality.symbols");
        assertThat(signals(new CharacterShares(), "a    b  c  \n".repeat(10))).contains("quality.white-space");
        assertThat(find(new CharacterShares(), "Look at this: " + "abcdefghijk".repeat(10) + ", it is long"))
                .singleElement()
                .isEqualTo(new Finding("quality.long-word", 110, 14, 124));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An ordinary sentence of an ordinary answer, which has nothing odd about it.",
                "Ein gewöhnlicher Satz mit Zeichen und Wörtern, an dem nichts auffällt, wie man sieht.",
                "這是一個普通的句子，沒有任何奇怪的地方，大家都可以看得出來，因為它只是一個例子而已，不多也不少，就是這樣，沒有別的意思。",
                "나는 오늘 그 책을 다 읽고 나서 집에 가서 밥을 먹고 또 다른 책을 읽기 시작했다. 참 좋은 날이다."
            })
    void ordinaryProseHasNoOddShares(String answer) {
        assertThat(find(new CharacterShares(), answer)).isEmpty();
    }

    private static List<String> signals(Rule rule, String content) {
        return find(rule, content).stream().map(Finding::signal).toList();
    }

    private static List<Finding> find(Rule rule, String content) {
        var findings = new ArrayList<Finding>();
        rule.examine(Passage.of(content), findings::add);
        return findings;
    }
}
