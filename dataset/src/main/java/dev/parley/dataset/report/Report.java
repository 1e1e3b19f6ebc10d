package dev.parley.dataset.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.release.Release;
import dev.parley.text.language.LanguageDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is in a release, as a page. */
public final class Report {
    private final Release release;
    private final LanguageCheck check;
    private final TopicDiversity diversity;

    private Report(Release release, LanguageCheck check, TopicDiversity diversity) {
        this.release = release;
        this.check = check;
        this.diversity = diversity;
    }

    /**
     * The report of a release.
     *
     * @param second a detector that is asked about the languages of a sample
     * @throws dev.parley.core.InputException if a shard cannot be read
     */
    public static Report of(Release release, LanguageDetector second) {
        return new Report(release, LanguageCheck.of(release, second), TopicDiversity.of(release));
    }

    /** Its figures: {@code stats.json}, and what was counted on a sample besides. */
    public JsonNode figures() {
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        figures.set("statistics", release.statistics());
        figures.set("languageAgreement", check.json());
        diversity.effectiveTopics().forEach(figures.putObject("effectiveTopicsByLanguage")::put);
        return figures;
    }

    /** The text of one HTML file. */
    public String html() {
        JsonNode statistics = release.statistics();
        var sections = new ArrayList<Section>();
        sections.add(Contents.section(statistics));
        sections.add(Contents.lengths(statistics));
        sections.add(LanguageSection.of(statistics, check, diversity));
        sections.add(Topics.section(release.document("topics.json")));
        sections.add(Harm.section(statistics));
        sections.add(People.personalData(statistics));
        sections.add(People.users(statistics));
        sections.add(Funnel.section(release.manifest()));
        sections.add(Contamination.section(release.document("contamination.json")));
        sections.add(Provenance.section(release.manifest()));
        return Page.of(release.name() + " – report", header(), sections);
    }

    private Html header() {
        JsonNode table = release.statistics().path("table1");
        return Html.all(List.of(
                Html.element("h1", Html.foreign(release.name())),
                Html.element("p", Map.of("class", "intro"), Html.text(days() + "Licence: "),
                        Html.foreign(release.manifest().path("license").asText("unknown")), Html.text(".")),
                Html.element("dl", Map.of("class", "tiles"), Html.all(List.of(
                        tile("conversations", Numbers.count(table.path("conversations").asLong()), "1,000,000"),
                        tile("models", Numbers.count(table.path("models").asLong()), "25"),
                        tile("users", Numbers.count(table.path("users").asLong()), "210,479"),
                        tile("languages", Numbers.count(table.path("languages").asLong()), "154"),
                        tile("turns", Numbers.decimal(table.path("turnsPerConversation").asDouble()), "2.0"),
                        tile("tokens a prompt", Numbers.decimal(table.path("tokensPerPrompt").asDouble()), "69.5"),
                        tile(
                                "tokens an answer",
                                Numbers.decimal(table.path("tokensPerResponse").asDouble()),
                                "214.5")))),
                Html.element("p", Map.of("class", "note"), Html.text("Below each figure stands that of LMSYS-Chat-1M"
                        + " (arXiv 2309.11998, Table 1). Tokens by " + table.path("tokenizer").asText() + "."))));
    }

    private String days() {
        var days = new TreeSet<String>();
        release.statistics().path("conversationsByDay").fieldNames().forEachRemaining(days::add);
        return days.isEmpty() ? "" : "Conversations from " + days.first() + " to " + days.last() + ". ";
    }

    private static Html tile(String name, String value, String paper) {
        return Html.element(
                "div",
                Html.element("dt", Html.text(name)),
                Html.element("dd", Html.text(value)),
                Html.element("dd", Map.of("class", "paper"), Html.text(paper)));
    }
}
