package dev.parley.dataset.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Role;
import dev.parley.dataset.compare.Comparison.Examples;
import dev.parley.dataset.compare.Dimension.Tally;
import dev.parley.dataset.compare.Dimension.Tally.Count;
import dev.parley.dataset.compare.ShardRange.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What is counted while two ranges of the same sort keys pass by side by side. */
final class Differences {
    private static final int EXAMPLES = 20;

    /** Properties by which conversations are counted. */
    private static final List<Property> PROPERTIES = List.of(
            new Property("model", entry -> entry.row().path("model").asText()),
            new Property("language", entry -> entry.row().path("language").asText()),
            new Property(Comparison.TOPIC, Entry::topic),
            new Property("turns", entry -> span(entry.row().path("turn").asInt())),
            new Property("characters of the first prompt", entry -> span(firstPrompt(entry.row()).length())),
            new Property("moderation", entry -> moderation(entry.row())));

    private record Property(String name, Function<Entry, String> value) {}

    private long before;
    private long after;
    private final List<String> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private long addedCount;
    private long removedCount;
    private long changedCount;
    private final Set<Long> addedContents = new HashSet<>();
    private final Set<Long> removedContents = new HashSet<>();
    private final TreeMap<String, Long> changedColumns = new TreeMap<>();
    private final List<Tally> tallies =
            PROPERTIES.stream().map(property -> new Tally()).toList();

    static Differences between(ShardRange old, ShardRange now) {
        var differences = new Differences();
        while (old.peek().isPresent() || now.peek().isPresent()) {
            int order = order(old, now);
            if (order < 0) {
                differences.remove(old.take());
            } else if (order > 0) {
                differences.add(now.take());
            } else {
                differences.keep(old.take(), now.take());
            }
        }
        return differences;
    }

    /** Negative if the next row is the old release's alone, positive if it is the new one's, 0 if both have it. */
    private static int order(ShardRange old, ShardRange now) {
        if (old.peek().isEmpty()) {
            return 1;
        }
        return now.peek().isEmpty()
                ? -1
                : ShardRange.ORDER.compare(old.peek().get(), now.peek().get());
    }

    private void remove(Entry entry) {
        before++;
        removedCount++;
        remember(removed, entry.id());
        removedContents.add(content(entry.row()));
        tally(entry, Count.BEFORE, Count.REMOVED);
    }

    private void add(Entry entry) {
        after++;
        addedCount++;
        remember(added, entry.id());
        addedContents.add(content(entry.row()));
        tally(entry, Count.AFTER, Count.ADDED);
    }

    private void keep(Entry old, Entry now) {
        before++;
        after++;
        tally(old, Count.BEFORE);
        if (old.row().equals(now.row())) {
            tally(now, Count.AFTER);
            return;
        }
        changedCount++;
        remember(changed, now.id());
        tally(now, Count.AFTER, Count.CHANGED);
        now.row().properties().stream()
                .filter(column -> !column.getValue().equals(old.row().path(column.getKey())))
                .forEach(column -> changedColumns.merge(column.getKey(), 1L, Long::sum));
    }

    private void tally(Entry entry, Count... counts) {
        for (int i = 0; i < PROPERTIES.size(); i++) {
            tallies.get(i).add(PROPERTIES.get(i).value().apply(entry), counts);
        }
    }

    private static void remember(List<String> ids, String id) {
        if (ids.size() < EXAMPLES) {
            ids.add(id);
        }
    }

    /** Adds what was counted in the range that follows. */
    void merge(Differences next) {
        before += next.before;
        after += next.after;
        addedCount += next.addedCount;
        removedCount += next.removedCount;
        changedCount += next.changedCount;
        next.added.forEach(id -> remember(added, id));
        next.removed.forEach(id -> remember(removed, id));
        next.changed.forEach(id -> remember(changed, id));
        addedContents.addAll(next.addedContents);
        removedContents.addAll(next.removedContents);
        next.changedColumns.forEach((column, count) -> changedColumns.merge(column, count, Long::sum));
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i).merge(next.tallies.get(i));
        }
    }

    List<Dimension> dimensions() {
        return IntStream.range(0, tallies.size())
                .mapToObj(i -> tallies.get(i).dimension(PROPERTIES.get(i).name()))
                .toList();
    }

    Comparison comparison(List<Dimension> dimensions) {
        long renamed = addedContents.stream().filter(removedContents::contains).count();
        return new Comparison(
                before, after, addedCount, removedCount, changedCount, renamed, changedColumns, dimensions,
                new Examples(List.copyOf(added), List.copyOf(removed), List.copyOf(changed)));
    }

    /** The span from a power of two up to the next in which a number lies. */
    private static String span(int number) {
        int from = Integer.highestOneBit(number);
        return from < 2 ? String.valueOf(from) : from + "–" + (2L * from - 1);
    }

    private static String firstPrompt(ObjectNode row) {
        for (JsonNode message : row.path("conversation")) {
            if (message.path("role").asText().equals(Role.USER.label())) {
                return message.path("content").asText();
            }
        }
        return "";
    }

    private static String moderation(ObjectNode row) {
        JsonNode verdicts = row.path("openai_moderation");
        if (verdicts.isEmpty()) {
            return "not moderated";
        }
        for (JsonNode verdict : verdicts) {
            if (verdict.path("flagged").asBoolean()) {
                return "flagged";
            }
        }
        return "not flagged";
    }

    /** The first eight bytes of the SHA-256 of the messages. */
    private static long content(ObjectNode row) {
        try {
            byte[] messages = row.path("conversation").toString().getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(messages)).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
