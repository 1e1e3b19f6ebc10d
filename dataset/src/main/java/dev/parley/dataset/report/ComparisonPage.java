package dev.parley.dataset.report;

import dev.parley.dataset.compare.Comparison;
import dev.parley.dataset.compare.Dimension;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.report.Bars.Bar;
import dev.parley.dataset.report.Bars.Pair;
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
                "The upper bar is the first release, the lower one the second." + (byTopic(comparison)
                        ? " The topic of a conversation is that of its first prompt that has one."
                        : " Not by topic, as not both releases have topics: 'parley topics' finds them."),
                comparison.dimensions().stream().map(one -> dimension(one).html()).toList()));
        Html header = Html.all(List.of(
                Html.element("h1", Html.foreign(folder(before)), Html.text(" → "), Html.foreign(folder(after))),
                Html.element("p", Map.of("class", "intro"), Html.text(
                        "%s conversations became %s.".formatted(
                                Numbers.count(comparison.before()), Numbers.count(comparison.after()))))));
        return Page.of(folder(before) + " → " + folder(after) + " – comparison", header, sections);
    }

    /** Both may be releases of one dataset, so that only their folders tell them apart. */
    private static String folder(Release release) {
        return String.valueOf(release.folder().toAbsolutePath().normalize().getFileName());
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
        return new Figure("Jensen-Shannon divergence", "", Bars.within(1, bars), new Table(
                "Drift", List.of("property", "bits"),
                bars.stream().map(bar -> List.of(bar.name(), bar.label())).toList()));
    }

    private static Figure dimension(Dimension dimension) {
        long before = dimension.values().stream().mapToLong(Dimension.Value::before).sum();
        long after = dimension.values().stream().mapToLong(Dimension.Value::after).sum();
        List<Pair> pairs = dimension.values().stream()
                .limit(VALUES)
                .map(value -> pair(value, before, after))
                .toList();
        return new Figure("By " + dimension.name(), "", Bars.pairs(pairs), new Table(
                dimension.name(),
                List.of(dimension.name(), "before", "after", "added", "removed", "changed"),
                dimension.values().stream()
                        .limit(200)
                        .map(value -> List.of(
                                name(value),
                                Numbers.count(value.before()),
                                Numbers.count(value.after()),
                                Numbers.count(value.added()),
                                Numbers.count(value.removed()),
                                Numbers.count(value.changed())))
                        .toList()));
    }

    private static Pair pair(Dimension.Value value, long before, long after) {
        String hint = "%s: %s → %s, %s added, %s removed, %s changed".formatted(
                name(value),
                Numbers.count(value.before()),
                Numbers.count(value.after()),
                Numbers.count(value.added()),
                Numbers.count(value.removed()),
                Numbers.count(value.changed()));
        return new Pair(name(value), share(value.before(), before, "rest"), share(value.after(), after, "plain"), hint);
    }

    private static Bar share(long count, long whole, String kind) {
        return new Bar("", (double) count / Math.max(1, whole), Numbers.percent(count, whole), "", kind);
    }

    private static String name(Dimension.Value value) {
        return value.name().isEmpty() ? "(not named)" : value.name();
    }
}
