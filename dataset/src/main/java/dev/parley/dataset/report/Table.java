package dev.parley.dataset.report;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Figures in rows. The first column names what the row is about and is text from the data, the others are numbers.
 *
 * @param caption what the table shows
 * @param columns headings, one a column
 * @param rows cells, as many a row as there are columns
 */
record Table(String caption, List<String> columns, List<List<String>> rows) {
    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    Html html() {
        Html head = Html.element("tr", Html.all(columns.stream()
                .map(column -> Html.element("th", Map.of("scope", "col"), Html.text(column)))));
        return Html.element(
                "div",
                Map.of("class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption),
                Html.element(
                        "table",
                        Html.element("caption", Html.text(caption)),
                        Html.element("thead", head),
                        Html.element("tbody", Html.all(rows.stream().map(Table::row)))));
    }

    private static Html row(List<String> cells) {
        return Html.element("tr", Html.all(IntStream.range(0, cells.size())
                .mapToObj(column -> column == 0
                        ? Html.element("th", Map.of("scope", "row"), Html.foreign(cells.getFirst()))
                        : Html.element("td", Html.text(cells.get(column))))));
    }
}
