package dev.parley.dataset.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Horizontal bars, one below the other, each with its name and number beside it. Only the bars are drawn; names and
 * numbers are text of the page and keep their size on any screen.
 */
final class Bars {
    private Bars() {}

    /**
     * One bar.
     *
     * @param name what it stands for, text from the data
     * @param value its length
     * @param label its length as text
     * @param hint what is told of it when it is pointed at
     * @param kind class of its colour: {@code plain}, {@code good}, {@code bad} or {@code rest}
     */
    record Bar(String name, double value, String label, String hint, String kind) {
        static Bar plain(String name, double value, String label, String hint) {
            return new Bar(name, value, label, hint, "plain");
        }

        /** The same in another colour. */
        Bar of(String other) {
            return new Bar(name, value, label, hint, other);
        }
    }

    /** Bars in the given order, the longest as wide as the place. */
    static Html of(List<Bar> bars) {
        return within(bars.stream().mapToDouble(Bar::value).max().orElse(0), bars);
    }

    /** Bars in the given order, one of this length as wide as the place. */
    static Html within(double longest, List<Bar> bars) {
        return Html.element(
                "div", Map.of("class", "bars"), Html.all(bars.stream().map(bar -> html(bar, longest))));
    }

    /**
     * Two bars under one name, the first above the second.
     *
     * @param hint what is told of them when they are pointed at
     */
    record Pair(String name, Bar upper, Bar lower, String hint) {}

    /** Pairs of bars in the given order, the longest bar as wide as the place. */
    static Html pairs(List<Pair> pairs) {
        double longest = pairs.stream()
                .mapToDouble(pair -> Math.max(pair.upper().value(), pair.lower().value()))
                .max()
                .orElse(0);
        return Html.element("div", Map.of("class", "bars"), Html.all(pairs.stream()
                .map(pair -> row(pair.name(), pair.hint(), longest, List.of(pair.upper(), pair.lower())))));
    }

    private static Html html(Bar bar, double longest) {
        return row(bar.name(), bar.hint(), longest, List.of(bar));
    }

    private static Html row(String name, String hint, double longest, List<Bar> bars) {
        return Html.element(
                "div",
                Map.of("class", "bar", "data-hint", hint),
                Html.element("span", Map.of("class", "name"), Html.foreign(name)),
                Html.element("div", Html.all(bars.stream()
                        .map(bar -> line(longest == 0 ? 0 : bar.value() / longest, bar.kind())))),
                Html.element("div", Map.of("class", "value"), Html.all(bars.stream()
                        .map(bar -> Html.element("div", Html.text(bar.label()))))));
    }

    private static Html line(double share, String kind) {
        String width = String.format(Locale.ROOT, "%.2f%%", 100 * share);
        return Html.element(
                "svg",
                Map.of("class", kind),
                Html.element("rect", Map.of("class", "track", "width", "100%", "height", "100%", "rx", "3")),
                Html.element("rect", Map.of("class", "fill", "width", width, "height", "100%", "rx", "3")));
    }
}
