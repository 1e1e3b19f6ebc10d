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

    private static Html html(Bar bar, double longest) {
        String width = String.format(Locale.ROOT, "%.2f%%", longest == 0 ? 0 : 100 * bar.value() / longest);
        return Html.element(
                "div",
                Map.of("class", "bar", "data-hint", bar.hint()),
                Html.element("span", Map.of("class", "name"), Html.foreign(bar.name())),
                Html.element(
                        "svg",
                        Map.of("class", bar.kind()),
                        Html.element("rect", Map.of("class", "track", "width", "100%", "height", "100%", "rx", "3")),
                        Html.element("rect", Map.of("class", "fill", "width", width, "height", "100%", "rx", "3"))),
                Html.element("span", Map.of("class", "value"), Html.text(bar.label())));
    }
}
