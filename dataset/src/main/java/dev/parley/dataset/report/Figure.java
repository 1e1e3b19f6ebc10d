package dev.parley.dataset.report;

import java.util.Map;

/**
 * A plot with its table below, which says the same to those who cannot see the plot.
 *
 * @param title what is shown
 * @param note how it was counted, or what to see in it; may be empty
 */
record Figure(String title, String note, Html plot, Table table) {
    Html html() {
        return Html.element(
                "figure",
                Html.element("figcaption", Html.element("h3", Html.text(title)), note(note)),
                Html.element("div", Map.of("class", "plot", "tabindex", "0", "role", "img", "aria-label",
                        title + "; arrow keys tell its figures, and so does the table below"), plot),
                Html.element("details", Html.element("summary", Html.text("Table")), table.html()));
    }

    private static Html note(String note) {
        return note.isEmpty() ? Html.NOTHING : Html.element("p", Map.of("class", "note"), Html.text(note));
    }
}
