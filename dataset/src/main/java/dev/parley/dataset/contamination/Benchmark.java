package dev.parley.dataset.contamination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import dev.parley.core.source.Compression;
import dev.parley.core.source.LocalFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of questions. Known are MMLU's CSV, which has question, options and the letter of the answer and no header; JSON
 * lines as MT-bench, HumanEval, GSM8K and llm-decontaminator write them; any other file is one question a line. Plain, .gz
 * or .zst.
 *
 * @param name the file's name without its endings
 */
public record Benchmark(String name, List<Question> questions) implements Serializable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fields that hold a question, the likeliest first. */
    private static final List<String> QUESTION_FIELDS = List.of("text", "question", "prompt", "instruction", "turns");

    /** Fields that hold what belongs to it. */
    private static final List<String> ANSWER_FIELDS = List.of("answer", "canonical_solution", "response");

    public Benchmark {
        questions = List.copyOf(questions);
    }

    /**
     * Reads a file.
     *
     * @throws InputException if there is no such file or a line of it is no question
     */
    public static Benchmark read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("there is no file " + file + "; name a file of questions, CSV, JSON lines or text");
        }
        String fileName = String.valueOf(file.getFileName());
        String text = content(file);
        List<Question> questions;
        if (fileName.matches(".*\\.csv(\\.gz|\\.zst)?")) {
            questions = csv(text, file);
        } else if (text.stripLeading().startsWith("{")) {
            questions = json(text, file);
        } else {
            questions = lines(text);
        }
        if (questions.isEmpty()) {
            throw new InputException(file + " holds no question; name a file of questions, CSV, JSON lines or text");
        }
        return new Benchmark(fileName.replaceFirst("\\.[a-z.]+$", ""), questions);
    }

    /**
     * Reads files that are told apart by their names.
     *
     * @throws InputException if two have one name, or as {@link #read}
     */
    public static List<Benchmark> readNamed(List<Path> files) {
        var names = new HashSet<String>();
        List<Benchmark> benchmarks = files.stream().map(Benchmark::read).toList();
        for (Benchmark benchmark : benchmarks) {
            if (!names.add(benchmark.name)) {
                throw new InputException("two files of questions are called '" + benchmark.name
                        + "', and what is found goes by their names; rename one or leave it out");
            }
        }
        return benchmarks;
    }

    private static String content(Path file) {
        try (InputStream in = Compression.open(new LocalFile(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Question> csv(String text, Path file) {
        var questions = new ArrayList<Question>();
        for (List<String> row : CsvRows.of(text)) {
            String place = "row " + (questions.size() + 1);
            if (row.size() < 3) {
                throw new InputException(file + " " + place
                        + " has fewer than three fields; a CSV of questions has question, options and answer, no header");
            }
            String question = row.getFirst();
            List<String> options = row.subList(1, row.size() - 1);
            int answer = row.getLast().isEmpty() ? -1 : row.getLast().charAt(0) - 'A';
            var wordings = new LinkedHashSet<String>();
            wordings.add(question);
            wordings.add(question + "\n" + String.join("\n", options));
            if (answer >= 0 && answer < options.size()) {
                wordings.add(question + "\n" + options.get(answer));
            }
            questions.add(new Question(place, List.copyOf(wordings)));
        }
        return questions;
    }

    private static List<Question> json(String text, Path file) {
        var questions = new ArrayList<Question>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                questions.add(json(line, "line " + number, file));
            }
        }
        return questions;
    }

    private static Question json(String line, String place, Path file) {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            // The parser's own words would quote the line.
            throw new InputException(file + " " + place + " is no JSON object; mend or remove the line");
        }
        String question = QUESTION_FIELDS.stream()
                .map(object::path)
                .filter(field -> !field.isMissingNode())
                .map(Benchmark::text)
                .findFirst()
                .orElseThrow(() -> new InputException(file + " " + place + " has none of the fields "
                        + String.join(", ", QUESTION_FIELDS) + "; name one so"));
        Set<String> wordings = new LinkedHashSet<>();
        wordings.add(question);
        ANSWER_FIELDS.stream()
                .map(object::path)
                .filter(JsonNode::isTextual)
                .map(answer -> question + "\n" + answer.textValue())
                .forEach(wordings::add);
        return new Question(place, List.copyOf(wordings));
    }

    /** A text, or the first of several turns, each a text or an object with {@code content}. */
    private static String text(JsonNode field) {
        JsonNode first = field.isArray() ? field.path(0) : field;
        return first.isObject() ? first.path("content").asText() : first.asText();
    }

    private static List<Question> lines(String text) {
        var questions = new ArrayList<Question>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                questions.add(new Question("line " + number, List.of(line)));
            }
        }
        return questions;
    }
}
