package dev.parley.dataset.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@code stats.json}: the released conversations in figures, first those of Table 1 of the LMSYS-Chat-1M paper; {@code
 * moderation} is its Table 2. */
final class StatisticsReport {
    static final String FILE_NAME = "stats.json";
    private static final String CONVERSATIONS = "conversations";

    private StatisticsReport() {}

    static ObjectNode of(Statistics statistics, ReleaseFacts facts) {
        ObjectNode report = Json.object();
        addTable1(report.putObject("table1"), statistics, facts);
        addLengths(report.putObject("turnsPerConversation"), statistics.turns());
        addLengths(report.putObject("tokensPerPrompt"), statistics.promptTokens());
        addLengths(report.putObject("tokensPerResponse"), statistics.responseTokens());
        statistics.messagesByRole().forEach(report.putObject("messagesByRole")::put);
        ObjectNode models = report.putObject("conversationsByModel");
        models(statistics).forEach(model -> models.put(model.getKey(), model.getValue()));
        ObjectNode languages = report.putObject("languages");
        languages(statistics)
                .forEach(language -> addLanguage(languages.putObject(language.getKey()), language.getValue()));
        statistics.conversationsByDay().forEach(report.putObject("conversationsByDay")::put);
        addUsers(report.putObject("users"), facts.users());
        ObjectNode redaction = report.putObject("redaction");
        redaction.put(CONVERSATIONS, statistics.redactedConversations());
        statistics.redactionsByKind().forEach(redaction.putObject("placeholdersByKind")::put);
        ObjectNode moderation = report.putObject("moderation");
        moderation.put("moderatedConversations", statistics.moderatedConversations());
        moderation.put("flaggedConversations", statistics.flaggedConversations());
        statistics.flaggedByCategory().forEach(moderation.putObject("flaggedConversationsByCategory")::put);
        statistics.flaggedMessagesByRole().forEach(moderation.putObject("flaggedMessagesByRole")::put);
        statistics.votesByKind().forEach(report.putObject("votesByKind")::put);
        return report;
    }

    private static void addLanguage(ObjectNode counts, LanguageStatistics language) {
        counts.put("name", language.name());
        counts.put(CONVERSATIONS, language.conversations());
        addLengths(counts.putObject("turnsPerConversation"), language.turns());
        addLengths(counts.putObject("tokensPerPrompt"), language.promptTokens());
        addLengths(counts.putObject("tokensPerResponse"), language.responseTokens());
        counts.put("promptsWithCode", language.promptsWithCode());
        ObjectNode complexity = counts.putObject("promptComplexity");
        complexity.put("sentencesPerPrompt", rounded(language.sentencesPerPrompt()));
        complexity.put("wordsPerSentence", rounded(language.wordsPerSentence()));
        language.lix().ifPresent(lix -> complexity.put("lix", rounded(lix)));
        language.conversationsByTag().forEach(counts.putObject("conversationsByTag")::put);
    }

    private static void addTable1(ObjectNode table, Statistics statistics, ReleaseFacts facts) {
        table.put(CONVERSATIONS, statistics.conversations());
        table.put("models", numberOfModels(statistics));
        table.put("users", facts.users().total());
        table.put("languages", numberOfLanguages(statistics));
        table.put("turnsPerConversation", rounded(statistics.turns().mean()));
        table.put("tokensPerPrompt", rounded(statistics.promptTokens().mean()));
        table.put("tokensPerResponse", rounded(statistics.responseTokens().mean()));
        table.put("tokenizer", facts.tokenizer());
    }

    /** Different models; a conversation that does not name its model counts for none. */
    static long numberOfModels(Statistics statistics) {
        return statistics.conversationsByModel().keySet().stream()
                .filter(model -> !model.isEmpty())
                .count();
    }

    /** Different languages; the unknown one counts for none. */
    static long numberOfLanguages(Statistics statistics) {
        return statistics.languages().keySet().stream()
                .filter(code -> !code.equals("und"))
                .count();
    }

    /** Models with the number of their conversations, the most frequent first. */
    static List<Map.Entry<String, Long>> models(Statistics statistics) {
        return statistics.conversationsByModel().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /** Languages by their codes, the most frequent first. */
    static List<Map.Entry<String, LanguageStatistics>> languages(Statistics statistics) {
        return statistics.languages().entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, LanguageStatistics> language) ->
                                        -language.getValue().conversations())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private static void addLengths(ObjectNode summary, Lengths lengths) {
        summary.put("count", lengths.count());
        summary.put("mean", rounded(lengths.mean()));
        summary.put("p10", lengths.quantile(0.1));
        summary.put("p50", lengths.quantile(0.5));
        summary.put("p90", lengths.quantile(0.9));
        summary.put("p99", lengths.quantile(0.99));
        summary.put("maximum", lengths.maximum());
        lengths.powersOfTwo().forEach((from, count) -> summary.withObject("histogram").put(span(from), count));
    }

    private static void addUsers(ObjectNode counts, Users users) {
        counts.put("total", users.total());
        counts.put("metSeveralModels", users.metSeveralModels());
        counts.put("conversations", users.conversations());
        counts.put("gini", Math.round(users.gini() * 1e4) / 1e4);
        ObjectNode top = counts.putObject("conversationsOfMostActiveUsers");
        top.put("1 %", users.conversationsOfMostActive(0.01));
        top.put("10 %", users.conversationsOfMostActive(0.1));
        ObjectNode byModels = counts.putObject("usersByNumberOfModels");
        users.byModels().forEach((models, count) -> byModels.put(models.toString(), count));
        ObjectNode byConversations = counts.putObject("usersByNumberOfConversations");
        users.byPowersOfTwo().forEach((from, count) -> byConversations.put(span(from), count));
    }

    /** The whole numbers from a power of two up to the next; 0 is alone. */
    private static String span(long from) {
        return from < 2 ? String.valueOf(from) : from + "-" + (2 * from - 1);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
