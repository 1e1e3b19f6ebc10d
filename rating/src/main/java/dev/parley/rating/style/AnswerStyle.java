package dev.parley.rating.style;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Length and Markdown of the answers, as FastChat counts them for style control ({@code add_markdown_info.py}): from
 * the battle's {@code conv_metadata} where it has one, else from the texts.
 */
public final class AnswerStyle {
    /** The features, in their order. */
    public static final List<String> NAMES = List.of("tokens", "headers", "lists", "bold");

    private static final Pattern CODE = Pattern.compile("```[^`]*```");
    private static final Pattern HEADER = Pattern.compile("#{1,6}\\s", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LIST = Pattern.compile("\\s*(?:\\d+\\.|[-*+])\\s", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BOLD = Pattern.compile("\\*\\*[^*\\n]+\\*\\*|__[^_\\n]+__");

    private final ToIntFunction<String> tokens;

    /** @param tokens counts the tokens of a text */
    public AnswerStyle(ToIntFunction<String> tokens) {
        this.tokens = tokens;
    }

    /** The features of A, then those of B; none if the battle has neither counts nor texts. */
    public List<Double> of(Battle battle) {
        Optional<JsonNode> counted = battle.attributes().get("conv_metadata");
        if (counted.isPresent()) {
            return counted(counted.get());
        }
        if (battle.a().messages().isEmpty() || battle.b().messages().isEmpty()) {
            return List.of();
        }
        List<Double> features = new ArrayList<>();
        features.addAll(of(battle.a()));
        features.addAll(of(battle.b()));
        return features;
    }

    private static List<Double> counted(JsonNode metadata) {
        List<Double> features = new ArrayList<>();
        for (String side : List.of("a", "b")) {
            features.add(sum(metadata.path("sum_assistant_" + side + "_tokens")));
            features.add(sum(metadata.path("header_count_" + side)));
            features.add(sum(metadata.path("list_count_" + side)));
            features.add(sum(metadata.path("bold_count_" + side)));
        }
        return features;
    }

    /** A number, or an object of numbers by kind. */
    private static double sum(JsonNode counts) {
        double sum = counts.asDouble();
        for (JsonNode count : counts) {
            sum += count.asDouble();
        }
        return sum;
    }

    private List<Double> of(Conversation conversation) {
        double length = 0;
        double headers = 0;
        double lists = 0;
        double bold = 0;
        for (Message message : conversation.messages()) {
            if (message.role() == Role.ASSISTANT) {
                String prose = CODE.matcher(message.content()).replaceAll("");
                length += tokens.applyAsInt(message.content());
                headers += lines(HEADER, prose);
                lists += lines(LIST, prose);
                bold += BOLD.matcher(prose).results().count();
            }
        }
        return List.of(length, headers, lists, bold);
    }

    /** How many lines begin so; a line break belongs to its line. Far faster than {@link Pattern#MULTILINE}. */
    private static int lines(Pattern beginning, String text) {
        Matcher matcher = beginning.matcher(text);
        int found = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            int next = end == 0 ? text.length() : end;
            if (matcher.region(start, next).lookingAt()) {
                found++;
            }
            start = next;
        }
        return found;
    }
}
