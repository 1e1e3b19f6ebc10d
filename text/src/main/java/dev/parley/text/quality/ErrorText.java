package dev.parley.text.quality;

import dev.parley.text.Finding;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a serving system wrote in place of an answer. The sentences of FastChat (constants.py, clean_battle_data.py and
 * clean_chat_data.py; newer ones than its cleaners know included) count wherever they stand; what other systems write
 * counts only where an answer begins with it, because people talk about error messages.
 */
final class ErrorText implements Rule {
    static final String SIGNAL = "quality.error-text";

    /** Room for the longest opening. */
    private static final int LENGTH = 200;

    private static final Keywords FASTCHAT = new Keywords(List.of(
            "NETWORK ERROR DUE TO HIGH TRAFFIC. PLEASE REGENERATE OR REFRESH THIS PAGE.",
            "YOUR INPUT VIOLATES OUR CONTENT MODERATION GUIDELINES.",
            "YOUR TEXT VIOLATES OUR CONTENT MODERATION GUIDELINES.",
            "YOUR IMAGE VIOLATES OUR CONTENT MODERATION GUIDELINES.",
            "YOU HAVE REACHED THE CONVERSATION LENGTH LIMIT. PLEASE CLEAR HISTORY AND START A NEW CONVERSATION.",
            "THIS SESSION HAS BEEN INACTIVE FOR TOO LONG. PLEASE REFRESH THIS PAGE.",
            "RATE LIMIT OF THIS MODEL IS REACHED.",
            "API REQUEST ERROR. Please increase the number of max tokens.",
            "**API REQUEST ERROR**"));

    private static final Pattern OPENING = Pattern.compile(
            """
            (?:[*!\\s]*+(?:error|fehler|erreur)?[:\\s]*+)
            (?:Traceback\\ \\(most\\ recent\\ call\\ last\\)
              |(?:HTTP(?:/\\d(?:\\.\\d)?)?\\ )?(?:error\\ )?(?:4(?:0[0-9]|29)|50[0-4])\\b[:\\ -]{0,3}
                 (?:Bad\\ (?:Request|Gateway)|Unauthori[sz]ed|Forbidden|Not\\ Found|Request\\ Timeout|Too\\ Many\\ Requests
                   |Internal\\ Server\\ Error|Not\\ Implemented|Service\\ (?:Temporarily\\ )?Unavailable|Gateway\\ Time-?out)
              |Internal\\ Server\\ Error|Bad\\ Gateway|Gateway\\ Time-?out|Service\\ (?:Temporarily\\ )?Unavailable
              |upstream\\ (?:connect\\ error|request\\ timeout)|(?:read|connect(?:ion)?)\\ timed?\\ ?out
              |Too\\ many\\ requests(?:\\ in\\ 1\\ hour)?
              |CUDA\\ (?:out\\ of\\ memory|error)|(?:torch\\.cuda\\.)?OutOfMemoryError
              |(?:an?|the)\\ (?:internal\\ |unknown\\ |server\\ )?error\\ (?:has\\ )?occurr?ed
              |Something\\ went\\ wrong(?:[.,]\\ (?:If\\ this\\ issue\\ persists|please\\ try\\ again)|[.!]?\\s*$)
              |(?:The\\ |That\\ )?(?:server|model|engine)\\ (?:is|had|has)\\ (?:currently\\ |been\\ )?(?:overloaded|an\\ error)
              |Rate\\ limit\\ (?:reached|exceeded)|You\\ (?:have\\ )?exceeded\\ your\\ current\\ quota
              |\\{\\s*"error"\\s*:|network\\ error\\s*$|\\$ERROR\\$|\\(error_code:\\ *\\d+
            )""",
            Pattern.COMMENTS | Pattern.CASE_INSENSITIVE);

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String content = passage.content();
        FASTCHAT.find(
                content,
                (sentence, start) -> findings.accept(new Finding(SIGNAL, 1, start, start + sentence.length())));
        int begin = passage.begin();
        Matcher matcher = OPENING.matcher(content).region(begin, Math.min(content.length(), begin + LENGTH));
        if (matcher.lookingAt()) {
            findings.accept(new Finding(SIGNAL, .8, matcher.start(), matcher.end()));
        }
    }
}
