package dev.parley.dataset.report;

import dev.parley.dataset.compare.Comparison;
import dev.parley.dataset.compare.Dimension;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.report.Bars.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two releases side by side, as a page. */
public final class ComparisonPage {
    private static final int VALUES = 20;

    private ComparisonPage() {}

    /** The page's text. */
    public static String html(Release before, Release after, Comparison comparison) {
        var sections = new ArrayList<Section>();
        sections.add(Section.of(
                "changes",
                "What became different",
                Numbers.count(comparison.renamed()) + " of the added conversations stand among the removed, word for"
                        + " word, under another id.",
                changes(comparison),
                columns(comparison)));
        sections.add(Section.of(
                "drift",
                "Drift",
                "Jensen-Shannon divergence of each property, in bits: 0 if it is spread alike in both releases, 1 if"
                        + " they have no value in common.",
                drift(comparison)));
        sections.add(new Section(
                "properties",
                "By property",
                "The lower bar is the second release." + (byTopic(comparison)
                        ? " The topic of a conversation is that of its first prompt that has one."
                        : " Not by topic, as not both releases have topics: 'parley topics' finds them."),
                comparison.dimensions().stream().map(one -> dimension(one).html()).toList()));
        Html header = Html.all(List.of(
                Html.element("h1", Html.foreign(before.name()), Html.text(" → "), Html.foreign(after.name())),
                Html.element("p", Map.of("class", "intro"), Html.text(
                        "%s conversations became %s.".formatted(
                                Numbers.count(comparison.before()), Numbers.count(comparison.after()))))));
        return Page.of(before.name() + " → " + after.name() + " – comparison", header, sections);
    }

    private static boolean byTopic(Comparison comparison) {
        return comparison.dimensions().stream().anyMatch(one -> one.name().equals(Comparison.TOPIC));
    }

    private static Figure changes(Comparison comparison) {
        long same = comparison.before() - comparison.removed() - comparison.changed();
        return figure("Conversations", "change", List.of(
                bar("the same", same, "plain"),
                bar("added", comparison.added(), "good"),
                bar("removed", comparison.removed(), "bad"),
                bar("changed", comparison.changed(), "plain")));
    }

    private static Figure columns(Comparison comparison) {
        return figure("Changed, by column", "column", comparison.changedColumns().entrySet().stream()
                .map(column -> bar(column.getKey(), column.getValue(), "plain"))
                .toList());
    }

    private static Figure figure(String title, String what, List<Bar> bars) {
        return new Figure(title, "", Bars.of(bars), new Table(title, List.of(what, "conversations"),
                bars.stream().map(bar -> List.of(bar.name(), bar.label())).toList()));
    }

    private static Bar bar(String name, long count, String kind) {
        return new Bar(name, (double) count, Numbers.count(count), name + ": " + Numbers.count(count), kind);
    }

    private static Figure drift(Comparison comparison) {
        List<Bar> bars = comparison.dimensions().stream()
                .map(one -> {
                    String drift = String.format(Locale.ROOT, "%.4f", one.drift());
                    return Bar.plain(one.name(), one.drift(), drift, one.name() + ": " + drift);
                })
                .toList();
        return new Figure("Jensen-Shannon divergence", "", Bars.of(bars), new Table(
                "Drift", List.of("property", "bits"),
                bars.stream().map(bar -> List.of(bar.name(), bar.label())).toList()));
    }

    private static Figure dimension(Dimension dimension) {
        long before = dimension.values().stream().mapToLong(Dimension.Value::before).sum();
        long after = dimension.values().stream().mapToLong(Dimension.Value::after).sum();
        var bars = new ArrayList<Bar>();
        for (Dimension.Value value : dimension.values().subList(0, Math.min(VALUES, dimension.values().size()))) {
            String name = value.name().isEmpty() ? "(not named)" : value.name();
            bars.add(share(name, value.before(), before, "plain"));
            bars.add(share("", value.after(), after, "good"));
        }
        return new Figure(dimension.name(), "", Bars.of(bars), new Table(
                dimension.name(),
                List.of(dimension.name(), "before", "after", "added", "removed", "changed"),
                dimension.values().stream()
                        .limit(200)
                        .map(value -> List.of(
                                value.name(),
                                Numbers.count(value.before()),
                                Numbers.count(value.after()),
                                Numbers.count(value.added()),
                                Numbers.count(value.removed()),
                                Numbers.count(value.changed())))
                        .toList()));
    }

    private static Bar share(String name, long count, long whole, String kind) {
        double share = whole == 0 ? 0 : (double) count / whole;
        return new Bar(name, share, Numbers.percent(count, whole), Numbers.count(count) + " conversations", kind);
    }
}
