package dev.parley.rating.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.core.InputException;
import dev.parley.core.source.Compression;
import dev.parley.core.source.LocalFile;
import dev.parley.rating.vote.Outcomes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Votes counted by pair, as leaderbot keeps those of Chatbot Arena: {@code models} are names, {@code X} are pairs of
 * their places, and {@code Y} says for each pair how often the first won, the second won, neither, and both were bad
 * (which may be left away).
 */
public final class CountsFile {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int HEAD = 512;

    private CountsFile() {}

    /** Whether a file holds counts, by what it begins with. */
    public static boolean recognises(Path file) {
        try (InputStream in = Compression.open(new LocalFile(file))) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.stripLeading().startsWith("{") && head.replaceAll("\\s", "").startsWith("{\"models\":[\"");
        } catch (IOException unreadable) {
            throw new InputException("the file '" + file + "' cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it does not hold what it should
     */
    public static Outcomes read(Path file) {
        List<String> models = new ArrayList<>();
        double[][] pairs = {};
        double[][] counts = {};
        try (InputStream in = Compression.open(new LocalFile(file));
                JsonParser parser = JSON.createParser(in)) {
            check(parser.nextToken() == JsonToken.START_OBJECT, file, "it is no object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "models" -> models = names(parser, file);
                    case "X" -> pairs = rows(parser, file);
                    case "Y" -> counts = rows(parser, file);
                    default -> parser.skipChildren();
                }
            }
        } catch (JsonProcessingException broken) {
            throw new InputException(
                    "the counts in '" + file + "' are no JSON from line "
                            + broken.getLocation().getLineNr() + " on",
                    broken);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return outcomes(file, models, pairs, counts);
    }

    private static List<String> names(JsonParser parser, Path file) throws IOException {
        check(parser.currentToken() == JsonToken.START_ARRAY, file, "'models' is no list");
        List<String> names = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            check(parser.currentToken() == JsonToken.VALUE_STRING, file, "'models' holds something other than names");
            names.add(parser.getText());
        }
        check(names.stream().distinct().count() == names.size(), file, "'models' names one twice");
        return names;
    }

    private static double[][] rows(JsonParser parser, Path file) throws IOException {
        check(parser.currentToken() == JsonToken.START_ARRAY, file, "'X' or 'Y' is no list");
        List<double[]> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            check(parser.currentToken() == JsonToken.START_ARRAY, file, "'X' or 'Y' is no list of lists");
            double[] row = new double[4];
            int columns = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                boolean number = parser.currentToken() != null && parser.currentToken().isNumeric();
                check(number && columns < row.length, file, "a list in 'X' or 'Y' holds something other than four counts");
                row[columns++] = parser.getDoubleValue();
            }
            rows.add(Arrays.copyOf(row, columns));
        }
        return rows.toArray(double[][]::new);
    }

    private static Outcomes outcomes(Path file, List<String> models, double[][] pairs, double[][] counts) {
        check(pairs.length == counts.length, file, "'X' and 'Y' are not of one length");
        int[] a = new int[pairs.length];
        int[] b = new int[pairs.length];
        double[] columns = new double[pairs.length * 4];
        for (int row = 0; row < pairs.length; row++) {
            check(pairs[row].length == 2, file, "a list in 'X' is no pair");
            a[row] = place(pairs[row][0], models, file);
            b[row] = place(pairs[row][1], models, file);
            check(a[row] != b[row], file, "a pair in 'X' is one model twice");
            check(counts[row].length >= 3, file, "a list in 'Y' holds fewer than three counts");
            for (int column = 0; column < counts[row].length; column++) {
                double count = counts[row][column];
                check(count >= 0 && count == Math.rint(count), file, "a count in 'Y' is no whole number");
                columns[row * 4 + column] = count;
            }
        }
        return Outcomes.ofCounts(models, a, b, columns);
    }

    private static int place(double place, List<String> models, Path file) {
        check(place >= 0 && place < models.size() && place == Math.rint(place), file, "'X' names a model that is not there");
        return (int) place;
    }

    private static void check(boolean holds, Path file, String problem) {
        if (!holds) {
            throw new InputException("the counts in '" + file + "' cannot be read: " + problem
                    + "; models, X and Y are described in docs/leaderboard.md");
        }
    }
}
