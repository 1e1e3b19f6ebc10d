package dev.parley.text.quality;

import dev.parley.text.Finding;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place of a prompt template that nobody filled in: {@code {{topic}}}, {@code [INSERT NAME]}, {@code <your company>}
 * score 1; {@code {topic}}, which may be code as well, .5.
 */
final class TemplateMarker implements Rule {
    static final String SIGNAL = "quality.template-marker";

    private static final Pattern MARKER = Pattern.compile(
            "\\{\\{ ?\\w{1,40}(?:[ .]\\w{1,40}){0,4} ?}}|(?<![\\w$\\\\}])\\{[A-Za-z]\\w{1,39}(?: \\w{1,40}){0,4}}(?![\\w{])"
                    + "|\\[(?:insert|your|enter|fill in|paste|add)\\b[^\\[\\]\\n]{0,60}]"
                    + "|<(?:insert|your|enter|fill in|paste)\\b[^<>\\n]{0,60}>",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String prose = passage.prose();
        if (prose.indexOf('{') < 0 && prose.indexOf('[') < 0 && prose.indexOf('<') < 0) {
            return;
        }
        Matcher matcher = MARKER.matcher(prose);
        while (matcher.find()) {
            boolean single = prose.charAt(matcher.start()) == '{' && prose.charAt(matcher.start() + 1) != '{';
            findings.accept(new Finding(SIGNAL, single ? .5 : 1, matcher.start(), matcher.end()));
        }
    }
}
