package dev.parley.arena.rule;

import dev.parley.core.IdentityWords;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds answers in which a model names itself or its maker, so that a vote on it is no longer blind. The words are
 * {@link IdentityWords} and the names of the arena's own models; they count as whole words only. A word that people
 * also use otherwise (a palm, Hermes) counts only in a sentence that speaks of its speaker.
 */
public final class IdentityLeaks {
    /** First persons of the languages of the page, and how answers speak of those who made them. */
    private static final Pattern OF_ITSELF = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:i|i['’]m|my|me|as an? (?:ai|large language|language) (?:model|assistant)|soy|me llamo|sou"
                    + "|eu|я|меня зовут|(?:trained|developed|created|made|built) by)(?![\\p{L}\\p{N}])|我",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Chinese and Japanese put words of other scripts between their own without a blank. */
    private static final String NO_LETTER_BEFORE = "(?<![\\p{IsLatin}\\p{IsCyrillic}\\p{N}])";

    private static final String NO_LETTER_AFTER = "(?![\\p{IsLatin}\\p{IsCyrillic}\\p{N}])";
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|[。！？\\n]+");
    private static final Pattern PLAIN_WORD = Pattern.compile("\\p{L}+");

    private final Pattern names;
    private final Pattern everyday;

    /** @param models names of the arena's models */
    public IdentityLeaks(Collection<String> models) {
        names = anyOf(IdentityWords.NAMES, models.stream().filter(name -> !isPlain(name)).toList());
        everyday = anyOf(IdentityWords.EVERYDAY, models.stream().filter(IdentityLeaks::isPlain).toList());
    }

    private static boolean isPlain(String name) {
        return PLAIN_WORD.matcher(name).matches();
    }

    private static Pattern anyOf(Collection<String> some, Collection<String> others) {
        String words = Stream.concat(some.stream(), others.stream())
                .filter(word -> !word.isBlank())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                NO_LETTER_BEFORE + "(?:" + words + ")" + NO_LETTER_AFTER,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The word in an answer that tells who gave it, in lower case; empty if none does. */
    public Optional<String> find(String answer) {
        return first(names, answer).or(() -> ofItself(answer));
    }

    private Optional<String> ofItself(String answer) {
        // Most answers hold none of the words: so most need no look at their sentences.
        if (!everyday.matcher(answer).find()) {
            return Optional.empty();
        }
        return SENTENCE_END
                .splitAsStream(answer)
                .filter(sentence -> OF_ITSELF.matcher(sentence).find())
                .flatMap(sentence -> first(everyday, sentence).stream())
                .findFirst();
    }

    private static Optional<String> first(Pattern words, String text) {
        Matcher matcher = words.matcher(text);
        return matcher.find() ? Optional.of(matcher.group().toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
