package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.report.Bars.Bar;
import dev.parley.dataset.report.LanguageCheck.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The languages most used: how much is said in them, how well, and how sure it is that they are these languages. */
final class LanguageSection {
    private static final int LANGUAGES = 20;

    /** Tags of the standard recipe whose answers repeat themselves. */
    private static final List<String> REPETITIONS = List.of("duplicate-lines", "duplicate-paragraphs", "top-3-gram");

    private LanguageSection() {}

    static Section of(JsonNode statistics, LanguageCheck check, TopicDiversity diversity) {
        JsonNode languages = statistics.path("languages");
        long all = statistics.path("table1").path("conversations").asLong();
        List<JsonNode> shown = new ArrayList<>();
        for (JsonNode language : languages) {
            if (shown.size() < LANGUAGES) {
                shown.add(language);
            }
        }
        Agreement together = check.all();
        return Section.of(
                "languages",
                "Languages",
                "The language is that of a user's messages together. A second detector, Parley's own trigrams alone,"
                        + " read " + Numbers.count(together.sampled()) + " conversations and agrees on "
                        + Numbers.percent(together.agreed(), together.compared()) + " of the "
                        + Numbers.count(together.compared()) + " that it can tell.",
                use(shown, languages.size(), all, diversity),
                lengths(shown),
                complexity(shown),
                quality(shown),
                agreement(shown, check));
    }

    private static Figure use(
            List<JsonNode> languages, int number, long all, TopicDiversity diversity) {
        return new Figure(
                "The " + languages.size() + " most used of " + number,
                "",
                Bars.of(languages.stream()
                        .map(language -> {
                            long count = conversations(language);
                            return Bar.plain(name(language), (double) count, Numbers.count(count),
                                    name(language) + ": " + Numbers.percent(count, all));
                        })
                        .toList()),
                new Table(
                        "Languages by conversations",
                        List.of("language", "conversations", "share", "mean turns", "effective topics"),
                        languages.stream()
                                .map(language -> List.of(
                                        name(language),
                                        Numbers.count(conversations(language)),
                                        Numbers.percent(conversations(language), all),
                                        Numbers.decimal(language.path("turnsPerConversation").path("mean").asDouble()),
                                        diversity.of(name(language))))
                                .toList()));
    }

    private static Figure lengths(List<JsonNode> languages) {
        return new Figure(
                "Median tokens a prompt",
                "A tokenizer made for English needs more tokens for the same in other scripts.",
                Bars.of(languages.stream()
                        .map(language -> {
                            JsonNode tokens = language.path("tokensPerPrompt");
                            return Bar.plain(
                                    name(language),
                                    tokens.path("p50").asDouble(),
                                    Numbers.count(tokens.path("p50").asLong()),
                                    name(language) + ": mean " + Numbers.decimal(tokens.path("mean").asDouble()));
                        })
                        .toList()),
                new Table(
                        "Tokens by language",
                        List.of("language", "prompt, median", "prompt, mean", "answer, median", "answer, mean"),
                        languages.stream()
                                .map(language -> List.of(
                                        name(language),
                                        Numbers.count(language.path("tokensPerPrompt").path("p50").asLong()),
                                        Numbers.decimal(language.path("tokensPerPrompt").path("mean").asDouble()),
                                        Numbers.count(language.path("tokensPerResponse").path("p50").asLong()),
                                        Numbers.decimal(language.path("tokensPerResponse").path("mean").asDouble())))
                                .toList()));
    }

    private static Figure complexity(List<JsonNode> languages) {
        return new Figure(
                "How complex prompts are to read",
                "Björnsson's LIX: words a sentence plus the percentage of long words; below 30 is easy, above 50 hard. None"
                        + " for scripts other than Latin, Greek and Cyrillic.",
                Bars.of(languages.stream()
                        .map(language -> {
                            String lix = complexity(language, "lix");
                            return Bar.plain(
                                    name(language),
                                    language.path("promptComplexity").path("lix").asDouble(),
                                    lix,
                                    name(language) + ": LIX " + lix + ", "
                                            + complexity(language, "wordsPerSentence") + " words a sentence");
                        })
                        .toList()),
                new Table(
                        "Complexity of prompts by language",
                        List.of("language", "LIX", "words a sentence", "sentences a prompt", "prompts with code"),
                        languages.stream()
                                .map(language -> List.of(
                                        name(language),
                                        complexity(language, "lix"),
                                        complexity(language, "wordsPerSentence"),
                                        complexity(language, "sentencesPerPrompt"),
                                        Numbers.percent(
                                                language.path("promptsWithCode").asLong(),
                                                language.path("tokensPerPrompt").path("count").asLong())))
                                .toList()));
    }

    /** One of the measures of complexity; a dash where there is none. */
    private static String complexity(JsonNode language, String measure) {
        JsonNode value = language.path("promptComplexity").path(measure);
        return value.isMissingNode() ? "–" : String.format(Locale.ROOT, "%.1f", value.asDouble());
    }

    private static Figure quality(List<JsonNode> languages) {
        return new Figure(
                "Conversations with a refusal",
                "As the recipe's rules tagged them. Phrases of refusal are known in some languages only: a low figure"
                        + " may mean that nobody knows how to refuse in it.",
                Bars.of(languages.stream()
                        .map(language -> {
                            long refusals = tagged(language, "refusal");
                            return Bar.plain(
                                    name(language), (double) refusals / Math.max(1, conversations(language)),
                                    Numbers.percent(refusals, conversations(language)),
                                    name(language) + ": " + Numbers.count(refusals));
                        })
                        .toList()),
                new Table(
                        "Quality by language",
                        List.of("language", "refusal", "cut off", "names itself", "repeats itself"),
                        languages.stream()
                                .map(language -> List.of(
                                        name(language),
                                        share(language, tagged(language, "refusal")),
                                        share(language, tagged(language, "cut-off")),
                                        share(language, tagged(language, "identity")),
                                        share(language, REPETITIONS.stream()
                                                .mapToLong(tag -> tagged(language, tag))
                                                .max()
                                                .orElse(0))))
                                .toList()));
    }

    private static Figure agreement(List<JsonNode> languages, LanguageCheck check) {
        return new Figure(
                "Agreement of two detectors",
                "Doubtful are conversations that the recipe tagged so because the score of their language is low.",
                Bars.of(languages.stream()
                        .map(language -> {
                            Agreement agreement = check.of(name(language));
                            return Bar.plain(
                                    name(language), (double) agreement.agreed() / Math.max(1, agreement.compared()),
                                    Numbers.percent(agreement.agreed(), agreement.compared()),
                                    name(language) + ": " + Numbers.count(agreement.agreed()) + " of "
                                            + Numbers.count(agreement.compared()));
                        })
                        .toList()),
                new Table(
                        "Two detectors by language",
                        List.of("language", "sampled", "second can tell", "agreement", "doubtful tags"),
                        languages.stream()
                                .map(language -> {
                                    Agreement agreement = check.of(name(language));
                                    return List.of(
                                            name(language),
                                            Numbers.count(agreement.sampled()),
                                            Numbers.count(agreement.compared()),
                                            Numbers.percent(agreement.agreed(), agreement.compared()),
                                            share(language, tagged(language, "doubtful-language")));
                                })
                                .toList()));
    }

    private static String name(JsonNode language) {
        return language.path("name").asText();
    }

    private static long conversations(JsonNode language) {
        return language.path("conversations").asLong();
    }

    private static long tagged(JsonNode language, String tag) {
        return language.path("conversationsByTag").path(tag).asLong();
    }

    private static String share(JsonNode language, long count) {
        return Numbers.percent(count, conversations(language));
    }
}
