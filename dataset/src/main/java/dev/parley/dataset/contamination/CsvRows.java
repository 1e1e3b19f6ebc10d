package dev.parley.dataset.contamination;

import java.util.ArrayList;
import java.util.List;

/** The rows of comma-separated values (RFC 4180) without a line of names. */
final class CsvRows {
    private final List<List<String>> rows = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private List<String> row = new ArrayList<>();

    private CsvRows() {}

    static List<List<String>> of(String text) {
        var rows = new CsvRows();
        rows.read(text);
        return rows.rows;
    }

    private void read(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                field.append(c);
            } else if (c == ',') {
                endField();
            } else if (c == '\n') {
                endRow();
            }
        }
        endRow();
    }

    private void endField() {
        row.add(field.toString());
        field.setLength(0);
    }

    private void endRow() {
        endField();
        if (row.size() > 1 || !row.getFirst().isEmpty()) {
            rows.add(row);
        }
        row = new ArrayList<>();
    }
}
