package dev.parley.text.personal;

import dev.parley.core.Message;
import dev.parley.text.Finding;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Puts placeholders in the place of personal data so that the meaning of a conversation survives: as in LMSYS-Chat-1M
 * the first person becomes {@code NAME_1}, the second {@code NAME_2}, and so the first address of mail {@code EMAIL_1}.
 * One value has one placeholder through the whole conversation, whatever its case and spacing; a part of a name that
 * stood in full before is the same person. A placeholder that the source already holds is never given to another value.
 */
public final class Redactor {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\b([A-Z][A-Z_]{1,20}_)(\\d{1,6})\\b");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Punct}\\p{Z}]+");

    private Redactor() {}

    /**
     * Redacts one conversation.
     *
     * @param texts the contents of its messages, in order
     * @param findings what to replace in each of them; where findings overlap the first in order of start, then the
     *     longest, is replaced and the others, as far as they reach beyond it, with it
     * @throws IllegalArgumentException if there are not as many lists of findings as texts, a finding is no {@link
     * Kind},
     *     or it reaches beyond its text
     */
    public static Redaction redact(List<String> texts, List<List<Finding>> findings) {
        if (texts.size() != findings.size()) {
            throw new IllegalArgumentException(
                    texts.size() + " texts, but findings for " + findings.size());
        }
        var spans = IntStream.range(0, texts.size())
                .mapToObj(i -> disjoint(texts.get(i), findings.get(i)))
                .toList();
        var placeholders = new Placeholders(texts);
        forEach(texts, spans, placeholders::link);
        forEach(texts, spans, placeholders::number);
        var redacted = new ArrayList<String>();
        int replaced = 0;
        for (int i = 0; i < texts.size(); i++) {
            redacted.add(replace(texts.get(i), spans.get(i), placeholders));
            replaced += spans.get(i).size();
        }
        return new Redaction(redacted, replaced);
    }

    /** The messages with the texts of a redaction of them. */
    public static List<Message> apply(Redaction redaction, List<Message> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> messages.get(i).withContent(redaction.texts().get(i)))
                .toList();
    }

    private static List<Span> disjoint(String text, List<Finding> findings) {
        var disjoint = new ArrayList<Span>();
        findings.stream()
                .map(finding -> Span.of(finding, text))
                .sorted(Comparator.comparingInt(Span::start)
                        .thenComparing(Comparator.comparingInt(Span::end).reversed())
                        .thenComparing(Span::kind))
                .forEach(span -> {
                    Optional<Span> last =
                            disjoint.isEmpty() ? Optional.empty() : Optional.of(disjoint.getLast());
                    if (last.isPresent() && span.start() < last.get().end()) {
                        disjoint.set(disjoint.size() - 1, last.get().reaching(span.end()));
                    } else {
                        disjoint.add(span);
                    }
                });
        return disjoint;
    }

    private static void forEach(List<String> texts, List<List<Span>> spans, BiConsumer<Kind, String> action) {
        for (int i = 0; i < texts.size(); i++) {
            for (Span span : spans.get(i)) {
                action.accept(span.kind(), span.in(texts.get(i)));
            }
        }
    }

    private static String replace(String text, List<Span> spans, Placeholders placeholders) {
        var redacted = new StringBuilder(text);
        for (Span span : spans.reversed()) {
            redacted.replace(span.start(), span.end(), placeholders.of(span.kind(), span.in(text)));
        }
        return redacted.toString();
    }

    /** A place to redact. */
    private record Span(Kind kind, int start, int end) {
        static Span of(Finding finding, String text) {
            Kind kind = Kind.of(finding.signal())
                    .orElseThrow(() -> new IllegalArgumentException("no placeholder for " + finding.signal()));
            if (finding.start() < 0 || finding.start() > finding.end() || finding.end() > text.length()) {
                throw new IllegalArgumentException("a finding of " + finding.signal() + " reaches beyond its text");
            }
            return new Span(kind, finding.start(), finding.end());
        }

        String in(String text) {
            return text.substring(start, end);
        }

        Span reaching(int other) {
            return new Span(kind, start, Math.max(end, other));
        }
    }

    /** The placeholders of one conversation. */
    private static final class Placeholders {
        private final Set<String> taken = new HashSet<>();
        private final Map<String, String> fullNames = new HashMap<>();
        private final Map<String, String> byValue = new HashMap<>();
        private final Map<String, Integer> last = new HashMap<>();

        Placeholders(List<String> texts) {
            for (String text : texts) {
                if (text.indexOf('_') >= 0) {
                    PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(taken::add);
                }
            }
        }

        /** Learns which full name a part of a name stands for: the first one that has it. */
        void link(Kind kind, String value) {
            if (kind == Kind.PERSON) {
                String name = normalized(kind, value);
                for (String part : name.split(" ", -1)) {
                    if (part.length() < name.length()) {
                        fullNames.putIfAbsent(part, name);
                    }
                }
            }
        }

        /** Numbers are given in the order in which values are met. */
        void number(Kind kind, String value) {
            String key = key(kind, value);
            if (!byValue.containsKey(key)) {
                byValue.put(key, taken.contains(value) ? value : next(kind.placeholder()));
            }
        }

        String of(Kind kind, String value) {
            return byValue.getOrDefault(key(kind, value), kind.placeholder());
        }

        private String next(String word) {
            String placeholder;
            do {
                placeholder = word + "_" + last.merge(word, 1, Integer::sum);
            } while (taken.contains(placeholder));
            return placeholder;
        }

        private String key(Kind kind, String value) {
            String normalized = normalized(kind, value);
            return kind.placeholder() + ' ' + (kind == Kind.PERSON
                    ? fullNames.getOrDefault(normalized, normalized)
                    : normalized);
        }

        private static String normalized(Kind kind, String value) {
            String folded = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            String between = kind == Kind.PERSON ? " " : "";
            String normalized = BETWEEN_WORDS.matcher(folded).replaceAll(between).strip();
            return normalized.isEmpty() ? folded : normalized;
        }
    }
}
