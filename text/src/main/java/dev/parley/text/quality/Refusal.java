package dev.parley.text.quality;

import dev.parley.text.Finding;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that declines. Only its opening is looked at: refusal phrases anywhere in a text are a known fault of
 * string-match judges (they stand in letters that were asked for, and behind answers that did help). The score is 1 for "I
 * cannot help with that", .7 for an inability that may be partial, .4 for a mere "As an AI language model". The phrases
 * follow the refusal lists of GCG (Zou et al. 2023, arXiv 2307.15043, test_prefixes) and XSTest (Röttger et al. 2023,
 * arXiv 2308.01263), with our own for other languages.
 */
final class Refusal implements Rule {
    static final String SIGNAL = "quality.refusal";

    /** Room for an apology and one sentence. */
    private static final int OPENING = 300;

    /** @param latin whether the phrase is in Latin letters, as far as its first words go */
    private record Phrase(Pattern pattern, double score, boolean latin) {}

    /** What an answer that declines says that it cannot do; HELP in the patterns below. */
    private static final String HELP =
            "(?:help|assist|do|provide|fulfil|fulfill|comply|create|generate|write|answer|support|engage|participate|discuss"
                    + "|give|offer|share|continue|complete|respond|recommend|produce|condone|promote|encourage|advise|tell|make"
                    + "|facilitate|endorse|suggest|allow|accommodate|carry\\ out|be\\ of)";

    /** What may stand before the refusal proper, as often as it likes: apologies, and who is speaking. */
    private static final Pattern PREAMBLE = pattern(
            """
            (?:[\\s*"“!¡]*(?:
              (?:i['’]?m|i\\ am)\\ (?:really\\ |very\\ |so\\ |deeply\\ |truly\\ )?(?:sorry|afraid)(?:\\ to\\ (?:say|disappoint\\ you))?(?:\\ (?:but|that))?
              |(?:i\\ )?apologi[sz]e(?:\\ for\\ (?:any|the)\\ (?:inconvenience|confusion))?|my\\ apologies|sorry|unfortunately|regrettably|however|(?:but|and|pero|maar|aber|mais|mas|ma|ale)\\b|no(?=[,.!])
              |as\\ (?:an?|your)\\ [^.,!?\\n]{0,60}|being\\ an?\\ [^.,!?\\n]{0,40}
              |i['’]?m\\ (?:just\\ |only\\ )?an?\\ [^.,!?\\n]{0,40}?(?:\\ and|,)|i\\ (?:understand|appreciate)\\ [^.!?\\n]{0,80}?\\ but
              |es\\ tut\\ mir\\ (?:sehr\\ )?leid,?(?:\\ aber)?|entschuldigung|leider|tut\\ mir\\ leid|als\\ [^.,!?\\n]{0,40}
              |je\\ (?:suis\\ (?:vraiment\\ )?désolée?|m['’]excuse)(?:,?\\ mais)?|désolée?(?:,?\\ mais)?|malheureusement|en\\ tant\\ qu[^.,!?\\n]{0,50}
              |lo\\ siento(?:\\ mucho)?(?:,?\\ pero)?|lamento|lamentablemente|desafortunadamente|disculpa|como\\ [^.,!?\\n]{0,50}
              |mi\\ (?:dispiace|spiace)(?:,?\\ ma)?|purtroppo|in\\ quanto\\ [^.,!?\\n]{0,50}
              |(?:sinto|lamento)(?:\\ muito)?(?:,?\\ mas)?|desculpe(?:,?\\ mas)?|infelizmente
              |het\\ spijt\\ me|sorry,?\\ maar|helaas|przykro\\ mi,?(?:\\ ale)?|przepraszam,?(?:\\ ale)?|niestety
              |извините|простите|к\\ сожалению|(?:мне\\ )?(?:очень\\ )?жаль|но|как\\ [^.,!?\\n]{0,50}|вибачте|на\\ жаль
              |üzgünüm|özür\\ dilerim|maalesef|ne\\ yazık\\ ki|maaf|mohon\\ maaf|xin\\ lỗi|rất\\ tiếc
              |(?:很|非常|十分)?(?:抱歉|对不起|對不起|遗憾|遺憾)|但是?|作为[^，。,\\n]{0,30}|作為[^，。,\\n]{0,30}
              |申し訳(?:ありません|ございません)(?:が)?|すみません(?:が)?|残念ながら|죄송합니다(?:만)?|죄송하지만|유감스럽게도
              |عذرا|عذرًا|آسف|للأسف|क्षमा\\ करें|माफ़?\\ (?:करें|कीजिए)
            )[\\s,.;:!—–*，。、！-]*){0,5}+""");

    /** The first that matches counts. "I can't help but admire" and "no puedo esperar" are none. */
    private static final List<Phrase> PHRASES = List.of(
            phrase(
                    1,
                    """
                    i\\ (?:simply\\ |just\\ |really\\ )?(?:can(?:no|['’])?t|can\\ not|won['’]?t|will\\ not|shall\\ not|must\\ (?:decline|refuse)
                        |am\\ (?:not\\ able|unable)\\ to|(?:have\\ to|need\\ to)\\ (?:decline|refuse)|refuse\\ to|decline\\ to|do\\ not\\ feel\\ comfortable|don['’]t\\ feel\\ comfortable)
                      (?:\\ (?:in\\ good\\ conscience|ethically|morally|directly|be\\ able\\ to))?,?
                      (?:(?<=(?:decline|refuse|comfortable))|\\ HELP(?!\\ but\\b)\\b)
                    |i['’]?m\\ (?:not\\ able|unable|not\\ allowed|not\\ programmed|not\\ comfortable|not\\ going)\\ (?:to\\ )?HELP\\w*\\b
                    |(?:it\\ is|it['’]s|this\\ is|that\\ is|that['’]s|this\\ request\\ is)\\ (?:not\\ (?:appropriate|ethical|acceptable)|against\\ (?:my|our)|inappropriate)
                    |your\\ request\\ (?:violates|goes\\ against)|(?:i\\ )?(?:can(?:no|['’])?t|can\\ not)\\ HELP\\ (?:you\\ )?with\\ (?:that|this)
                    """),
            phrase(
                    1,
                    """
                    (?:ich\\ )?(?:kann|darf|werde)\\ (?:ich\\ )?(?:ihnen|dir|dabei|das|dies\\w*|darauf|diese\\w*)[^.!?\\n]{0,80}?\\ ?nicht\\b
                    |ich\\ (?:kann|darf|werde)\\ (?:leider\\ )?(?:nicht|keine\\w*)\\b|(?:ich\\ )?bin\\ (?:ich\\ )?nicht\\ in\\ der\\ lage
                    |je\\ ne\\ (?:peux|suis\\ pas\\ (?:en\\ mesure|capable|autorisée?)|vais)\\b(?:\\ pas)?\\ (?:vous|t['’]|te|pas|fournir|aider|de|répondre)
                    |(?:yo\\ )?no\\ (?:puedo|podré|me\\ es\\ posible|estoy\\ (?:capacitad[oa]|autorizad[oa]|en\\ condiciones))\\ (?!esperar|creer|evitar|dejar)
                    |(?:io\\ )?non\\ (?:posso|sono\\ in\\ grado|mi\\ è\\ possibile)\\ (?!fare\\ a\\ meno|credere|che)
                    |(?:eu\\ )?não\\ (?:posso|consigo|sou\\ capaz|estou\\ autorizad[oa]|é\\ possível)\\ (?!esperar|acreditar|deixar)
                    |ik\\ kan\\ (?:u|je|hier|dat|dit|geen|niet)[^.!?\\n]{0,60}?\\b(?:niet|geen)\\b|ik\\ kan\\ (?:geen|niet)\\b
                    |nie\\ (?:mogę|jestem\\ w\\ stanie|wolno\\ mi)\\ (?!się\\ doczekać|uwierzyć)
                    """),
            phrase(
                    1,
                    """
                    (?:bu|size|sana|ben)\\ [^.!?\\n]{0,60}?(?:yardımcı\\ olamam|edemem|yapamam|veremem)|yardımcı\\ olamam
                    |saya\\ tidak\\ (?:bisa|dapat|boleh)\\ |tôi\\ không\\ thể\\ |tôi\\ không\\ được\\ phép
                    """),
            foreign(
                    1,
                    """
                    я\\ не\\ (?:могу|буду|в\\ состоянии|имею\\ права|способ\\w+)\\ (?!дождаться|поверить)|не\\ могу\\ (?:вам\\ |тебе\\ )?(?:помочь|ответить|предоставить|выполнить)
                    |я\\ не\\ (?:можу|буду)\\ |не\\ можу\\ (?:вам\\ )?(?:допомогти|відповісти)
                    |(?:我|本人)?(?:无法|無法|不能|不会|不會|没有办法|沒有辦法|不可以)(?:为您|為您|给你|向您|直接|继续|繼續)?(?:提供|回答|满足|滿足|帮助|幫助|协助|協助|完成|回复|回覆|生成|参与|參與|讨论|討論|执行|執行|支持|给出|給出|写|寫|告诉|告訴|做)
                    |(?:その|この|ご)?[^。\\n]{0,40}?(?:(?:お答え|お手伝い|提供|対応|回答|お応え|ご案内|支援)(?:する(?:こと)?(?:は|が))?(?:できません|出来ません|いたしかねます|できかねます))
                    |[^.\\n]{0,50}?(?:도와드릴|제공할|답변할|대답할|수행할|도움을\\ 드릴|답변드릴)\\ ?수\\ ?(?:가\\ )?없습니다
                    |لا\\ (?:أستطيع|يمكنني|استطيع)|لست\\ قادرا|[^।.\\n]{0,60}?(?:मदद|सहायता|प्रदान|जवाब)\\ ?[^।.\\n]{0,15}नहीं\\ (?:कर|दे)
                    """),
            phrase(
                    .7,
                    """
                    i\\ (?:do\\ not|don['’]t)\\ have\\ (?:the\\ (?:ability|capability|capacity)|access|(?:enough|sufficient|any)\\ information|real-time|personal)
                    |i\\ (?:can(?:no|['’])?t|can\\ not|am\\ (?:unable|not\\ able)\\ to)\\ (?:access|browse|see|view|open|predict|verify|determine|perform|remember|experience|feel|have|understand|find|provide)\\b
                    |i['’]?m\\ (?:not\\ able|unable)\\ to\\ (?!tell\\ you\\ how)
                    |ich\\ habe\\ keine[nr]?\\ (?:zugriff|zugang|möglichkeit|persönliche)|je\\ n['’]ai\\ pas\\ (?:accès|la\\ capacité|d['’]opinions?)
                    |no\\ tengo\\ (?:acceso|la\\ capacidad|opiniones|información)|não\\ tenho\\ (?:acesso|a\\ capacidade|opiniões)|non\\ ho\\ (?:accesso|la\\ capacità|opinioni)
                    """),
            foreign(
                    .7,
                    """
                    у\\ меня\\ нет\\ (?:доступа|возможности|информации)|我(?:没有|沒有)(?:能力|权限|權限|个人|個人|办法)
                    |[^。\\n]{0,40}?アクセスできません
                    """),
            phrase(
                    .4,
                    """
                    i\\ (?:do\\ not|don['’]t)\\ (?:know|understand)\\b|(?<=(?:as\\ an\\ ai|as\\ a\\ large)\\ [^.\\n]{0,50})(?:i\\b|my\\b|it\\b)
                    """));

    private static Phrase phrase(double score, String pattern) {
        return new Phrase(pattern(pattern), score, true);
    }

    private static Phrase foreign(double score, String pattern) {
        return new Phrase(pattern(pattern), score, false);
    }

    private static Pattern pattern(String pattern) {
        return Pattern.compile(
                pattern.replace("HELP", HELP).strip(),
                Pattern.COMMENTS | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String content = passage.content();
        int begin = passage.begin();
        int end = Math.min(content.length(), begin + OPENING);
        boolean latin = isLatin(content, begin, end);
        Matcher preamble = PREAMBLE.matcher(content).region(begin, end);
        int refusal = preamble.lookingAt() ? preamble.end() : begin;
        for (Phrase phrase : PHRASES) {
            if (phrase.latin() || !latin) {
                Matcher matcher = phrase.pattern().matcher(content).useTransparentBounds(true);
                if (matcher.region(refusal, end).lookingAt()) {
                    findings.accept(new Finding(SIGNAL, phrase.score(), begin, matcher.end()));
                    return;
                }
            }
        }
    }

    /** Whether there are no letters but Latin ones, as far as one needs to know. */
    private static boolean isLatin(String content, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (content.charAt(i) >= 0x370 && Character.isLetter(content.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
