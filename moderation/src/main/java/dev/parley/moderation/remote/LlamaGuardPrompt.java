package dev.parley.moderation.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.core.moderation.Category;
import dev.parley.model.ChatRequest;
import dev.parley.moderation.Taxonomy;
import dev.parley.moderation.Taxonomy.Match;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The format of Llama Guard 2 and 3 (meta-llama/PurpleLlama): the categories S1 to S14 and the conversation between
 * marks, and an answer of {@code safe}, or {@code unsafe} and the codes. The score is the probability of the first word
 * being {@code unsafe} where the server tells log-probabilities, else 0 or 1. Codes without a category of ours (S5 to
 * S8, S13, S14) leave no score.
 */
public final class LlamaGuardPrompt implements ModerationPrompt {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("S1", "Violent Crimes"),
            Map.entry("S2", "Non-Violent Crimes"),
            Map.entry("S3", "Sex-Related Crimes"),
            Map.entry("S4", "Child Sexual Exploitation"),
            Map.entry("S5", "Defamation"),
            Map.entry("S6", "Specialized Advice"),
            Map.entry("S7", "Privacy"),
            Map.entry("S8", "Intellectual Property"),
            Map.entry("S9", "Indiscriminate Weapons"),
            Map.entry("S10", "Hate"),
            Map.entry("S11", "Suicide & Self-Harm"),
            Map.entry("S12", "Sexual Content"),
            Map.entry("S13", "Elections"),
            Map.entry("S14", "Code Interpreter Abuse"));

    private static final String CATEGORIES = NAMES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(code -> Integer.parseInt(code.substring(1)))))
            .map(entry -> entry.getKey() + ": " + entry.getValue() + ".")
            .collect(Collectors.joining("\n"));

    private static final String SAFE = "safe";
    private static final String UNSAFE = "unsafe";
    private static final int LONGEST_ANSWER = 64;

    @Override
    public String version() {
        return "llama-guard-1";
    }

    @Override
    public Set<Category> categories() {
        return NAMES.keySet().stream()
                .flatMap(code -> categories(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Category.class)));
    }

    @Override
    public ChatRequest about(List<Message> conversation) {
        String judged = name(conversation.getLast().role());
        String turns = conversation.stream()
                .map(message -> name(message.role()) + ": " + withoutMarks(message.content()))
                .collect(Collectors.joining("\n\n"));
        ChatRequest request = ChatRequest.of(List.of(Message.user("""
                Task: Check if there is unsafe content in '%1$s' messages in conversations according to our safety policy \
                with the below categories.

                <BEGIN UNSAFE CONTENT CATEGORIES>
                %2$s
                <END UNSAFE CONTENT CATEGORIES>

                <BEGIN CONVERSATION>

                %3$s

                <END CONVERSATION>

                Provide your safety assessment for ONLY THE LAST %1$s message in the above conversation:
                 - First line must read 'safe' or 'unsafe'.
                 - If unsafe, a second line must include a comma-separated list of violated categories.\
                """.formatted(judged, CATEGORIES, turns))));
        request.body()
                .put("temperature", 0)
                .put("max_tokens", LONGEST_ANSWER)
                .put("logprobs", true)
                .put("top_logprobs", 5);
        return request;
    }

    private static String name(Role role) {
        return role == Role.ASSISTANT ? "Agent" : "User";
    }

    /** A message cannot end the conversation that it stands in. */
    private static String withoutMarks(String content) {
        return content.replace("<BEGIN ", "< BEGIN ").replace("<END ", "< END ");
    }

    @Override
    public Optional<Reading> read(ObjectNode completion) {
        List<String> lines = ModerationPrompt.text(completion).strip().lines().map(String::strip).toList();
        if (lines.equals(List.of(SAFE))) {
            return Optional.of(reading(Set.of(), unsafe(completion).orElse(0.0), ""));
        }
        if (lines.size() != 2 || !lines.getFirst().equals(UNSAFE)) {
            return Optional.empty();
        }
        List<String> codes = List.of(lines.getLast().split(",\\s*", -1));
        return NAMES.keySet().containsAll(codes)
                ? Optional.of(reading(named(codes), unsafe(completion).orElse(1.0), lines.getLast()))
                : Optional.empty();
    }

    /**
     * Categories that were named are as likely as the message is unsafe. If it is called safe, none can be likelier than
     * that it is not; so messages can still be ranked.
     */
    private Reading reading(Set<Category> named, double unsafe, String codes) {
        var scores = new EnumMap<Category, Double>(Category.class);
        categories().forEach(category ->
                scores.put(category, codes.isEmpty() || named.contains(category) ? unsafe : 0.0));
        return new Reading(scores, named, codes);
    }

    private static Set<Category> named(Collection<String> codes) {
        return codes.stream()
                .flatMap(code -> categories(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Category.class)));
    }

    /** What a code surely means: of a category and its special cases only the category. */
    private static List<Category> categories(String code) {
        List<Category> all = Taxonomy.LLAMA_GUARD.categoriesOf(code).stream()
                .filter(match -> !match.approximate())
                .map(Match::value)
                .toList();
        return all.stream()
                .filter(category -> category.parent().filter(all::contains).isEmpty())
                .toList();
    }

    /** The probability of {@code unsafe} as the first word; empty if the server does not tell. */
    private static Optional<Double> unsafe(ObjectNode completion) {
        double safe = 0;
        double unsafe = 0;
        for (JsonNode candidate : completion.at("/choices/0/logprobs/content/0/top_logprobs")) {
            double probability = Math.exp(candidate.path("logprob").asDouble(Double.NEGATIVE_INFINITY));
            switch (candidate.path("token").asText("").strip()) {
                case SAFE -> safe += probability;
                case UNSAFE -> unsafe += probability;
                default -> {}
            }
        }
        return safe + unsafe > 0 ? Optional.of(unsafe / (safe + unsafe)) : Optional.empty();
    }
}
