package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.format.Format;
import dev.parley.core.format.GroupedFormat;
import dev.parley.core.format.ModelNames;
import dev.parley.core.format.UnreadableRecordException;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Reading;
import dev.parley.core.source.RecordReader;
import dev.parley.core.source.Records;
import dev.parley.core.source.Rejection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import scala.Tuple2;

/**
 * Reads the records of a stretch of a file one by one. Of a log that repeats a conversation at each turn, only the last
 * state within reach is handed on: a turn usually follows the one before it in the same file.
 */
final class LogReader implements Iterator<Tuple2<Long, byte[]>> {
    /** Characters of states that are held back in wait for later ones. */
    private static final long REACH = 16L << 20;

    private final ReadTask task;
    private final Format format;
    private final RecordReader reader;
    private final Records records;
    private final RejectedLines rejected;
    private final Queue<Logged> ready = new ArrayDeque<>();
    private final Map<String, List<RawRecord.Parsed>> pieces = new LinkedHashMap<>();
    private final Map<String, Logged.State> heldBack = new LinkedHashMap<>(16, 0.75f, true);
    private long heldBackCharacters;
    private final Counts.Tally counts = new Counts.Tally();
    private boolean isFinished;

    LogReader(ReadTask task) {
        this.task = task;
        this.format = task.format();
        this.reader = new RecordReader(format, task.limits());
        this.records = task.open();
        this.rejected = new RejectedLines(task.rejectedFile());
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && records.hasNext()) {
            read(records.next());
        }
        if (ready.isEmpty() && format instanceof GroupedFormat grouped) {
            join(grouped);
        }
        if (ready.isEmpty() && !heldBack.isEmpty()) {
            release(0);
        }
        if (ready.isEmpty() && !isFinished) {
            finish();
        }
        return !ready.isEmpty();
    }

    @Override
    public Tuple2<Long, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Logged logged = ready.remove();
        return new Tuple2<>(SortKey.of(logged.conversation()), logged.encode());
    }

    private void read(RawRecord record) {
        switch (record) {
            case RawRecord.Broken broken -> reject(broken, broken.reason());
            case RawRecord.Parsed parsed -> {
                if (format instanceof GroupedFormat grouped) {
                    collect(grouped, parsed);
                } else {
                    read(parsed, parsed.value());
                }
            }
        }
        counts.add("rows");
    }

    private void read(RawRecord.Parsed source, JsonNode record) {
        switch (reader.read(record)) {
            case Reading.Unreadable unreadable -> reject(source, unreadable.reason());
            case Reading.Read read -> read.entries().forEach(this::add);
        }
    }

    private void collect(GroupedFormat grouped, RawRecord.Parsed piece) {
        try {
            pieces.computeIfAbsent(grouped.key(piece.value()), key -> new ArrayList<>()).add(piece);
        } catch (UnreadableRecordException unreadable) {
            reject(piece, unreadable.reason());
        }
    }

    /** Pieces stand anywhere in a file, so they are read at its end; such a file is one task and held in memory. */
    private void join(GroupedFormat grouped) {
        for (List<RawRecord.Parsed> whole : pieces.values()) {
            try {
                read(whole.getFirst(), grouped.join(whole.stream().map(RawRecord.Parsed::value).toList()));
            } catch (UnreadableRecordException unreadable) {
                whole.forEach(piece -> reject(piece, unreadable.reason()));
            }
        }
        pieces.clear();
    }

    private void reject(RawRecord record, String reason) {
        long line = task.chunk().firstLine() + record.line() - 1;
        rejected.add(new Rejection(task.file().path(), line, reason), record.bytes());
        counts.add("rejected");
    }

    private void add(Entry entry) {
        for (Logged logged : Logged.of(entry, format.name())) {
            if (logged instanceof Logged.State state) {
                hold(new Logged.State(withPseudonym(state.state()), state.source()));
            } else {
                ready.add(logged);
            }
        }
        release(REACH);
    }

    private Conversation withPseudonym(Conversation logged) {
        Conversation state = task.reading().renameModels() ? ModelNames.asReleased(logged) : logged;
        return new Conversation(
                state.id(),
                state.model(),
                state.messages(),
                state.user().map(task.pseudonyms()::of),
                state.time(),
                state.attributes());
    }

    /**
     * Lets go of all but the later of two states that begin alike; {@link Assembly} does the same for those out of
     * reach.
     */
    private void hold(Logged.State state) {
        Optional<Logged.State> earlier = Optional.ofNullable(heldBack.remove(state.conversation()));
        earlier.ifPresent(other -> heldBackCharacters -= characters(other));
        Logged.State kept = state;
        if (earlier.isPresent()) {
            if (Assembly.isSameConversation(earlier.get(), state)) {
                kept = Assembly.later(earlier.get(), state);
                counts.add("superseded");
            } else {
                ready.add(earlier.get());
            }
        }
        heldBack.put(kept.conversation(), kept);
        heldBackCharacters += characters(kept);
    }

    private void release(long reach) {
        Iterator<Logged.State> oldestFirst = heldBack.values().iterator();
        while (heldBackCharacters > reach || (reach == 0 && oldestFirst.hasNext())) {
            Logged.State oldest = oldestFirst.next();
            oldestFirst.remove();
            heldBackCharacters -= characters(oldest);
            ready.add(oldest);
        }
    }

    private static long characters(Logged.State state) {
        return state.state().messages().stream()
                .map(Message::content)
                .mapToLong(String::length)
                .sum();
    }

    private void finish() {
        isFinished = true;
        records.close();
        rejected.finish();
        task.read().finish(task.index(), counts.counts().toJson());
    }
}
