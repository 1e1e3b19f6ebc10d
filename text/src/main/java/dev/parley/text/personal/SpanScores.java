package dev.parley.text.personal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import dev.parley.text.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How well a finder agrees with texts whose spans people or generators have marked, in the manner of
 * presidio-research's SpanEvaluator. Spans of one type with nothing but spaces and punctuation between them are one, on
 * both sides. A marked span is found if a found one of the same type covers the same letters and digits up to a
 * threshold of intersection over union; each found span counts for one marked span at most. Everything else that was
 * found is a mistake.
 *
 * <p>Types are the corpus's; the table of {@link #TYPES} says which of our kinds are which, and a kind that the corpus
 * does not know counts against precision under its own name.
 */
public final class SpanScores {
    /** The types that a pattern or a checksum tells, scored together too. */
    public static final Set<String> STRUCTURED = Set.of(
            "CREDIT_CARD",
            "PHONE_NUMBER",
            "EMAIL_ADDRESS",
            "IBAN_CODE",
            "IP_ADDRESS",
            "US_SSN",
            "DOMAIN_NAME");

    private static final Map<Kind, String> TYPES = types();
    private static final String ANY = "ANY";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PersonalDataFinder finder;
    private final double likely;
    private final double overlap;
    private final SortedMap<String, Counts> byType = new TreeMap<>();
    private final Counts anyType = new Counts();

    /**
     * Scores of a finder over no text yet.
     *
     * @param likely the score from which on a finding counts
     * @param overlap the intersection over union from which on spans agree, above 0 to 1
     */
    public SpanScores(PersonalDataFinder finder, double likely, double overlap) {
        this.finder = finder;
        this.likely = likely;
        this.overlap = overlap;
    }

    /**
     * Agreement in numbers.
     *
     * @param marked number of marked spans
     * @param found number of found spans
     * @param agreed number of found spans that agree with a marked one
     */
    public record Score(int marked, int found, int agreed) {
        public double precision() {
            return found == 0 ? 0 : (double) agreed / found;
        }

        public double recall() {
            return marked == 0 ? 0 : (double) agreed / marked;
        }

        /** The F-measure in which recall weighs twice as much as precision. */
        public double f2() {
            double weighted = 4 * precision() + recall();
            return weighted == 0 ? 0 : 5 * precision() * recall() / weighted;
        }
    }

    /**
     * Scores one more text.
     *
     * @param line a JSON object with {@code full_text} and {@code spans} of {@code entity_type}, {@code
     * start_position} and
     *     {@code end_position}; positions count Unicode code points
     * @param place where the line stands, for the error
     * @throws InputException if the line is no such object
     */
    public void add(String line, String place) {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new InputException(place + " is not JSON; one object with full_text and spans a line is expected");
        }
        if (!object.path("full_text").isTextual() || !object.path("spans").isArray()) {
            throw new InputException(place + " lacks full_text or spans; one object with both a line is expected");
        }
        String text = object.path("full_text").asText();
        List<Span> marked = marked(text, object.path("spans"), place);
        List<Span> found = found(text);
        for (var pair : split(merged(text, marked), merged(text, found)).entrySet()) {
            byType.computeIfAbsent(pair.getKey(), type -> new Counts()).add(text, pair.getValue());
        }
        UnaryOperator<List<Span>> blind =
                spans -> spans.stream().map(span -> new Span(ANY, span.start(), span.end())).toList();
        anyType.add(text, new Pair(merged(text, blind.apply(marked)), merged(text, blind.apply(found))));
    }

    /** The scores by type, of the types that were marked or found. */
    public SortedMap<String, Score> byType() {
        var scores = new TreeMap<String, Score>();
        byType.forEach((type, counts) -> scores.put(type, counts.score()));
        return scores;
    }

    /** All types together; a span of another type is a mistake. */
    public Score all() {
        return sum(byType.keySet());
    }

    /** The {@link #STRUCTURED} types together. */
    public Score structured() {
        return sum(STRUCTURED);
    }

    /** As if there were only one type: whether personal data was found at all. */
    public Score anyType() {
        return anyType.score();
    }

    private Score sum(Set<String> types) {
        int marked = 0;
        int found = 0;
        int agreed = 0;
        for (var entry : byType.entrySet()) {
            if (types.contains(entry.getKey())) {
                Score score = entry.getValue().score();
                marked += score.marked();
                found += score.found();
                agreed += score.agreed();
            }
        }
        return new Score(marked, found, agreed);
    }

    private List<Span> marked(String text, JsonNode spans, String place) {
        var marked = new ArrayList<Span>();
        for (JsonNode span : spans) {
            int start = span.path("start_position").asInt(-1);
            int end = span.path("end_position").asInt(-1);
            if (start < 0 || end < start || end > text.codePointCount(0, text.length())) {
                throw new InputException(place + " has a span that reaches beyond its text");
            }
            marked.add(new Span(
                    span.path("entity_type").asText(),
                    text.offsetByCodePoints(0, start),
                    text.offsetByCodePoints(0, end)));
        }
        return marked;
    }

    private List<Span> found(String text) {
        var found = new ArrayList<Span>();
        for (Finding finding : finder.find(text)) {
            if (finding.score() >= likely) {
                String type = Kind.of(finding.signal()).map(TYPES::get).orElse(finding.signal());
                found.add(new Span(type, finding.start(), finding.end()));
            }
        }
        return found;
    }

    private static List<Span> merged(String text, List<Span> spans) {
        var merged = new ArrayList<Span>();
        spans.stream()
                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
                .forEach(span -> {
                    if (!merged.isEmpty() && merged.getLast().adjoins(span, text)) {
                        merged.set(merged.size() - 1, merged.getLast().upTo(span.end()));
                    } else {
                        merged.add(span);
                    }
                });
        return merged;
    }

    private static Map<String, Pair> split(List<Span> marked, List<Span> found) {
        var byType = new TreeMap<String, Pair>();
        for (Span span : marked) {
            byType.computeIfAbsent(span.type(), type -> Pair.empty()).marked().add(span);
        }
        for (Span span : found) {
            byType.computeIfAbsent(span.type(), type -> Pair.empty()).found().add(span);
        }
        return byType;
    }

    private static Map<Kind, String> types() {
        var types = new EnumMap<Kind, String>(Kind.class);
        for (Kind kind : Kind.values()) {
            types.put(kind, kind.name());
        }
        types.put(Kind.PHONE, "PHONE_NUMBER");
        types.put(Kind.EMAIL, "EMAIL_ADDRESS");
        types.put(Kind.IBAN, "IBAN_CODE");
        types.put(Kind.IP, "IP_ADDRESS");
        types.put(Kind.IP_PRIVATE, "IP_ADDRESS");
        types.put(Kind.DOMAIN, "DOMAIN_NAME");
        types.put(Kind.DRIVER_LICENSE, "US_DRIVER_LICENSE");
        types.put(Kind.DATE, "DATE_TIME");
        types.put(Kind.BIRTH_DATE, "DATE_TIME");
        types.put(Kind.ZIP, "ZIP_CODE");
        types.put(Kind.LOCATION, "GPE");
        types.put(Kind.NATIONALITY, "NRP");
        return types;
    }

    private record Pair(List<Span> marked, List<Span> found) {
        static Pair empty() {
            return new Pair(new ArrayList<>(), new ArrayList<>());
        }
    }

    private record Span(String type, int start, int end) {
        boolean adjoins(Span next, String text) {
            return type.equals(next.type) && (next.start <= end || weight(text, /* start= */ end,
                    /* end= */ next.start) == 0);
        }

        Span upTo(int other) {
            return new Span(type, start, Math.max(end, other));
        }

        double overlap(Span other, String text) {
            int both = weight(text, Math.max(start, other.start), Math.min(end, other.end));
            int either = weight(text, start, end) + weight(text, other.start, other.end) - both;
            return either == 0 ? 0 : (double) both / either;
        }

        /** Number of letters and digits. */
        private static int weight(String text, int start, int end) {
            return start >= end ? 0 : (int) text.substring(start,
                    end).codePoints().filter(Character::isLetterOrDigit).count();
        }
    }

    private final class Counts {
        private int marked;
        private int found;
        private int agreed;

        void add(String text, Pair pair) {
            marked += pair.marked().size();
            found += pair.found().size();
            var free = new ArrayList<>(pair.found());
            for (Span span : pair.marked()) {
                free.stream()
                        .filter(other -> span.overlap(other, text) >= overlap)
                        .max(Comparator.comparingDouble(other -> span.overlap(other, text)))
                        .ifPresent(best -> {
                            free.remove(best);
                            agreed++;
                        });
            }
        }

        Score score() {
            return new Score(marked, found, agreed);
        }
    }
}
