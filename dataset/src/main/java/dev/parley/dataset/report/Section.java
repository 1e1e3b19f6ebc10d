package dev.parley.dataset.report;

import java.util.List;
import java.util.Map;

/**
 * A part of the report.
 *
 * @param id its anchor
 * @param intro what to know before looking; may be empty
 */
record Section(String id, String title, String intro, List<Html> content) {
    Section {
        content = List.copyOf(content);
    }

    /** A section of figures alone; those that have nothing to show are left out. */
    static Section of(String id, String title, String intro, Figure... figures) {
        return new Section(id, title, intro, List.of(figures).stream()
                .filter(figure -> !figure.table().rows().isEmpty())
                .map(Figure::html)
                .toList());
    }

    Html html() {
        return Html.element(
                "section",
                Map.of("id", id, "aria-labelledby", id + "-title"),
                Html.element("h2", Map.of("id", id + "-title"), Html.text(title)),
                intro.isEmpty() ? Html.NOTHING : Html.element("p", Map.of("class", "intro"), Html.text(intro)),
                Html.element("div", Map.of("class", "figures"), Html.all(content)));
    }

    Html link() {
        return Html.element("a", Map.of("href", "#" + id), Html.text(title));
    }
}
