package dev.parley.moderation.training;

import dev.parley.core.InputException;
import dev.parley.core.moderation.Category;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Sentences with slots, written by people, and the examples that come of filling the slots. */
public final class Templates {
    public static final String SOURCE = "templates";

    private static final int TRIES = 3;

    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();

    private record Template(Labels labels, String language, String sentence) {}

    private Templates() {}

    /** Those that ship with Parley. */
    public static Templates standard() {
        try (InputStream in = Templates.class.getResourceAsStream("templates.txt")) {
            if (in == null) {
                throw new IllegalStateException("the templates are part of the program");
            }
            return read(in, "templates.txt");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Reads other ones, in the form of those that ship.
     *
     * @throws InputException if the file cannot be read, or a line is no template
     */
    public static Templates read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException problem) {
            throw new InputException("'" + file + "' cannot be read; name a file of templates.", problem);
        }
    }

    static Templates read(InputStream in, String name) throws IOException {
        var templates = new Templates();
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                templates.add(line, name + " line " + number);
            }
        }
        return templates;
    }

    private void add(String line, String place) {
        if (line.startsWith("$")) {
            int equals = line.indexOf(" = ");
            lists.put(line.substring(1, equals), List.of(line.substring(equals + 3).split("\\|")));
            return;
        }
        int space = line.indexOf(' ');
        int colon = line.indexOf(": ", space);
        if (space < 0 || colon < 0) {
            throw new InputException(place + " is no template; write labels, language, a colon and a sentence.");
        }
        templates.add(new Template(
                labels(line.substring(0, space), place), line.substring(space + 1, colon), line.substring(colon + 2)));
    }

    private static Labels labels(String names, String place) {
        return names.equals("-")
                ? Labels.HARMLESS
                : Labels.exactly(Arrays.stream(names.split(","))
                        .map(name -> Category.ofLabel(name).orElseThrow(
                                () -> new InputException(place + " names the unknown category '" + name + "'.")))
                        .toList());
    }

    /**
     * Fills the slots by chance.
     *
     * @param most how many examples come of one template; fewer if it has fewer fillings
     * @param seed the same one gives the same examples
     */
    public List<Example> examples(int most, long seed) {
        var random = new SplittableRandom(seed);
        var examples = new ArrayList<Example>();
        for (Template template : templates) {
            var texts = new LinkedHashSet<String>();
            for (int i = 0; i < most * TRIES && texts.size() < most; i++) {
                texts.add(fill(template.sentence(), template.language(), random));
            }
            for (String text : texts) {
                examples.add(new Example(text, SOURCE, template.labels(), 1));
            }
        }
        return examples;
    }

    /** Replaces the innermost slots until there are none. */
    private String fill(String sentence, String language, RandomGenerator random) {
        String filled = sentence;
        for (int close = filled.indexOf('}'); close >= 0; close = filled.indexOf('}')) {
            int open = filled.lastIndexOf('{', close);
            String slot = filled.substring(open + 1, close);
            List<String> choices = slot.startsWith("$") && !slot.contains("|")
                    ? list(slot.substring(1), language)
                    : List.of(slot.split("\\|", -1));
            filled = filled.substring(0, open) + choices.get(random.nextInt(choices.size()))
                    + filled.substring(close + 1);
        }
        return filled;
    }

    private List<String> list(String name, String language) {
        List<String> list = lists.get(name + " " + language);
        if (list == null) {
            throw new InputException("the templates have no list '" + name + "' in " + language + ".");
        }
        return list;
    }
}
