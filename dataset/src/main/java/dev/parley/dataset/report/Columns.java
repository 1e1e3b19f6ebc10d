package dev.parley.dataset.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Upright columns over an ordered axis, such as days or lengths. The drawing is stretched, the text around it not. */
final class Columns {
    private static final int HEIGHT = 100;
    /** A few columns leave room beside them, so that they are not walls. */
    private static final int PLACES = 6;

    private static final int FEW = 8;
    private static final int MANY = 16;

    private Columns() {}

    /**
     * One column.
     *
     * @param tick what stands below it if there is room
     * @param hint what is told of it when it is pointed at
     */
    record Column(String tick, long value, String hint) {}

    /** Columns in the given order, the highest as high as the place. */
    static Html of(List<Column> columns) {
        long highest = columns.stream().mapToLong(Column::value).max().orElse(0);
        Html drawing = Html.element(
                "svg",
                Map.of("class", "columns", "preserveAspectRatio", "none", "viewBox",
                        "0 0 " + Math.max(PLACES, columns.size()) + " " + HEIGHT),
                Html.all(IntStream.range(0, columns.size()).mapToObj(at -> column(columns.get(at), at, highest))));
        return Html.all(List.of(
                Html.element("div", Map.of("class", "top"), Html.text(Numbers.count(highest))),
                drawing,
                ticks(columns)));
    }

    /** A column is found by the pointer over its whole height, however low it is. */
    private static Html column(Column column, int at, long highest) {
        double height = highest == 0 ? 0 : (double) HEIGHT * column.value() / highest;
        return Html.element(
                "g",
                Map.of("data-hint", column.hint()),
                rectangle("reach", at, 1, HEIGHT),
                rectangle("fill", at + 0.06, 0.88, height));
    }

    private static Html rectangle(String kind, double x, double width, double height) {
        return Html.element("rect", Map.of(
                "class", kind,
                "x", number(x),
                "y", number(HEIGHT - height),
                "width", number(width),
                "height", number(height)));
    }

    /** Below few columns each has its own text, below very many only the first, the middle and the last. */
    private static Html ticks(List<Column> columns) {
        boolean ends = columns.size() > MANY;
        String kind = ends ? " ends" : columns.size() > FEW ? " many" : "";
        IntStream shown = ends
                ? IntStream.of(0, columns.size() / 2, columns.size() - 1)
                : IntStream.range(0, columns.size());
        return Html.element(
                "div",
                Map.of("class", "ticks" + kind),
                Html.all(shown.mapToObj(at -> Html.element("span", Html.text(columns.get(at).tick())))),
                Html.all(IntStream.range(columns.size(), PLACES).mapToObj(empty -> Html.element("span"))));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
