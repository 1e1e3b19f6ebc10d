package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.report.Bars.Bar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Conversations that a moderator flagged: Table 2 of the LMSYS-Chat-1M paper. */
final class Harm {
    /** Flagged conversations of LMSYS-Chat-1M by category, of a million (arXiv 2309.11998, Table 2). */
    private static final Map<String, Long> PAPER = Map.of(
            "sexual", 33_968L, "harassment", 21_167L, "violence", 9_499L, "hate", 3_591L, "self-harm", 863L);

    private static final long PAPERS_CONVERSATIONS = 1_000_000;

    private Harm() {}

    static Section section(JsonNode statistics) {
        JsonNode moderation = statistics.path("moderation");
        long moderated = moderation.path("moderatedConversations").asLong();
        long flagged = moderation.path("flaggedConversations").asLong();
        String intro = moderated == 0
                ? "No conversation was moderated; a recipe with 'annotate: {moderator: cascade}', or a source that brings"
                        + " verdicts along, fills this section."
                : "%s of %s moderated conversations are flagged, %s; LMSYS-Chat-1M: 54,427 of 1,000,000, 5.4 %%."
                        .formatted(
                                Numbers.count(flagged),
                                Numbers.count(moderated),
                                Numbers.percent(flagged, moderated));
        return Section.of(
                "harm",
                "Unsafe conversations",
                intro,
                categories(moderation.path("flaggedConversationsByCategory"), moderated),
                Contents.counts(
                        "Flagged messages by who wrote them", "role", moderation.path("flaggedMessagesByRole"), 10));
    }

    private static Figure categories(JsonNode counts, long moderated) {
        var bars = new ArrayList<Bar>();
        var rows = new ArrayList<List<String>>();
        counts.properties().stream()
                .sorted(Comparator.comparingLong(category -> -category.getValue().asLong()))
                .forEach(category -> {
                    long count = category.getValue().asLong();
                    String share = Numbers.percent(count, moderated);
                    bars.add(new Bar(category.getKey(), (double) count, share,
                            category.getKey() + ": " + Numbers.count(count) + ", " + share, "bad"));
                    rows.add(List.of(category.getKey(), Numbers.count(count), share, paper(category.getKey())));
                });
        return new Figure(
                "By category",
                "A conversation counts once for each category that applies to any of its messages.",
                Bars.of(bars),
                new Table(
                        "Flagged conversations by category",
                        List.of("category", "conversations", "of the moderated", "in LMSYS-Chat-1M"),
                        rows));
    }

    private static String paper(String category) {
        return PAPER.containsKey(category)
                ? Numbers.percent(PAPER.getOrDefault(category, 0L), PAPERS_CONVERSATIONS)
                : "–";
    }
}
