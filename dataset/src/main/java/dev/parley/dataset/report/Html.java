package dev.parley.dataset.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of HTML or SVG that is safe wherever an element may stand: text and values of attributes come in through
 * methods that escape them, names of elements and attributes are constants of this package.
 */
record Html(String markup) {
    static final Html NOTHING = new Html("");

    /** Text, whatever stands in it. Characters that HTML forbids are shown as the replacement character. */
    static Html text(String text) {
        return new Html(escape(text));
    }

    /** Text from the data: isolated, so that its writing direction ends with it. */
    static Html foreign(String text) {
        return element("bdi", text(text));
    }

    static Html element(String name, Html... content) {
        return element(name, Map.of(), content);
    }

    /** An element with attributes, which are written in the order of their names. */
    static Html element(String name, Map<String, String> attributes, Html... content) {
        String written = attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(attribute -> " " + attribute.getKey() + "=\"" + escape(attribute.getValue()) + "\"")
                .collect(Collectors.joining());
        return new Html("<" + name + written + ">" + all(List.of(content)).markup() + "</" + name + ">");
    }

    static Html all(List<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    static Html all(Stream<Html> parts) {
        return all(parts.toList());
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isForbidden(c) ? 0xFFFD : c);
            }
        });
        return escaped.toString();
    }

    /** Control characters but white space, and halves of surrogate pairs. */
    private static boolean isForbidden(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t') || Character.getType(c) == Character.SURROGATE;
    }
}
