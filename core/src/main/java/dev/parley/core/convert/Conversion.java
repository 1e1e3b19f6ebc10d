package dev.parley.core.convert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Attributes;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Progress;
import dev.parley.core.Vote;
import dev.parley.core.format.GroupedFormat;
import dev.parley.core.format.UnreadableRecordException;
import dev.parley.core.format.WritableFormat;
import dev.parley.core.source.Limits;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.RecordSink;
import dev.parley.core.source.Records;
import dev.parley.core.source.RejectedFile;
import dev.parley.core.source.Rejection;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads sources and writes what they say in another format. A format of conversations gets each logged conversation
 * once, in its last state, and both sides of each battle; a format of battles gets each battle once, as it was judged
 * last. One object converts once.
 */
public final class Conversion {
    /** So many entries are changed at once. */
    private static final int BATCH = 256;

    private final Sources sources;
    private final Limits limits;
    private final WritableFormat target;
    private final UnaryOperator<List<Conversation>> change;
    private final RecordSink sink;
    private final RejectedFile rejected;

    private final LastStates lastStates = new LastStates();
    private final Groups groups = new Groups();
    private final Judges judges = new Judges();
    private final List<Entry> batch = new ArrayList<>();
    private final SortedMap<String, Long> losses = new TreeMap<>();

    /** How many states of logged conversations were met in this pass: the place of the next one. */
    private long number;

    private long read;
    private long written;
    private long superseded;

    /**
     * @param change what is done to conversations before they are written, such as giving their models other names:
     *     some at once, of which it returns as many in the same order
     */
    public Conversion(
            Sources sources,
            Limits limits,
            WritableFormat target,
            UnaryOperator<List<Conversation>> change,
            RecordSink sink,
            RejectedFile rejected) {
        this.sources = sources;
        this.limits = limits;
        this.target = target;
        this.change = change;
        this.sink = sink;
        this.rejected = rejected;
    }

    public Summary run(Progress progress) throws IOException {
        for (Rejection unknown : sources.unknown()) {
            rejected.add(unknown, new byte[0]);
        }
        if (sources.files().stream().anyMatch(Conversion::isReadTwice)) {
            try (Progress.Step step = progress.start("finding last states", "records", Progress.UNKNOWN)) {
                for (Source source : sources.files()) {
                    index(source, step);
                }
            }
        }
        number = 0;
        try (Progress.Step step = progress.start("converting", "records", Progress.UNKNOWN)) {
            for (Source source : sources.files()) {
                convert(source, step);
            }
            writeBatch();
        }
        return new Summary(read, written, superseded, rejected.count(), losses);
    }

    private static boolean isReadTwice(Source source) {
        return source.format().logsStates() || source.format() instanceof GroupedFormat;
    }

    private void index(Source source, Progress.Step step) {
        if (!isReadTwice(source)) {
            return;
        }
        try (Records records = source.open(limits)) {
            while (records.hasNext()) {
                if (records.next() instanceof RawRecord.Parsed record) {
                    index(source, record.value());
                }
                step.advance(1);
            }
        }
    }

    private void index(Source source, JsonNode record) {
        try {
            if (source.format() instanceof GroupedFormat grouped) {
                groups.count(grouped.key(record));
            } else {
                for (Entry entry : source.format().read(record)) {
                    index(entry);
                    number += states(entry);
                }
            }
        } catch (UnreadableRecordException unreadable) {
            // The second pass meets it again and rejects it.
            return;
        }
    }

    private void index(Entry entry) {
        switch (entry) {
            case Conversation conversation -> lastStates.add(conversation, number);
            case Vote vote -> lastStates.add(vote.conversation(), number);
            case Battle battle -> {
                lastStates.add(battle.a(), number);
                lastStates.add(battle.b(), number + 1);
                lastStates.add(battle, number);
            }
        }
    }

    private static int states(Entry entry) {
        return entry instanceof Battle ? 2 : 1;
    }

    private void convert(Source source, Progress.Step step) throws IOException {
        try (Records records = source.open(limits)) {
            while (records.hasNext()) {
                switch (records.next()) {
                    case RawRecord.Broken broken -> reject(source, broken, broken.reason());
                    case RawRecord.Parsed record -> convert(source, record);
                }
                step.advance(1);
            }
        }
    }

    private void convert(Source source, RawRecord.Parsed record) throws IOException {
        List<Entry> entries;
        try {
            if (source.format() instanceof GroupedFormat grouped) {
                var piece = new Groups.Piece(source, record);
                var whole = groups.add(grouped.key(record.value()), piece);
                if (whole.isPresent()) {
                    join(grouped, whole.get());
                }
                return;
            }
            entries = source.format().read(record.value());
        } catch (UnreadableRecordException unreadable) {
            reject(source, record, unreadable.reason());
            return;
        }
        read++;
        convert(entries, source.format().logsStates());
    }

    private void join(GroupedFormat format, List<Groups.Piece> pieces) throws IOException {
        List<Entry> entries;
        try {
            entries = format.read(
                    format.join(pieces.stream().map(piece -> piece.record().value()).toList()));
        } catch (UnreadableRecordException unreadable) {
            for (Groups.Piece piece : pieces) {
                reject(piece.source(), piece.record(), unreadable.reason());
            }
            return;
        }
        read += pieces.size();
        convert(entries, false);
    }

    private void convert(List<Entry> entries, boolean logged) throws IOException {
        for (Entry entry : entries) {
            if (target.carries() == Battle.class) {
                toBattles(entry, logged);
            } else {
                toConversations(entry, logged);
            }
            number += logged ? states(entry) : 0;
        }
    }

    private void toBattles(Entry entry, boolean logged) throws IOException {
        switch (entry) {
            case Conversation conversation -> leaveOut(conversation, logged);
            case Vote vote -> {
                leaveOut(vote.conversation(), logged);
                lose("vote on a single conversation");
            }
            case Battle battle -> {
                if (!logged || lastStates.isLast(battle, number)) {
                    add(judges.named(battle));
                } else {
                    superseded++;
                }
            }
        }
    }

    private void leaveOut(Conversation conversation, boolean logged) {
        if (!logged || (lastStates.isLast(conversation, number) && !lastStates.isSide(conversation))) {
            lose("conversation without a battle");
        }
    }

    private void toConversations(Entry entry, boolean logged) throws IOException {
        switch (entry) {
            case Conversation conversation -> toConversation(conversation, number, logged);
            case Vote vote -> {
                toConversation(vote.conversation(), number, logged);
                lose("vote on a single conversation");
            }
            case Battle battle -> {
                toConversation(side(battle, battle.a()), number, logged);
                toConversation(side(battle, battle.b()), number + 1, logged);
                lose("verdict of a battle");
            }
        }
    }

    private void toConversation(Conversation conversation, long state, boolean logged) throws IOException {
        if (!logged || lastStates.isLast(conversation, state)) {
            add(conversation);
        } else {
            superseded++;
        }
    }

    /** One side of a battle on its own, with what the battle says about both. */
    private static Conversation side(Battle battle, Conversation side) {
        Map<String, JsonNode> attributes = new TreeMap<>(battle.attributes().values());
        attributes.putAll(side.attributes().values());
        return new Conversation(
                side.id(),
                side.model(),
                side.messages(),
                side.user().or(battle::judge),
                side.time().or(battle::time),
                new Attributes(attributes));
    }

    private void add(Entry entry) throws IOException {
        batch.add(entry);
        if (batch.size() == BATCH) {
            writeBatch();
        }
    }

    private void writeBatch() throws IOException {
        Iterator<Conversation> changed =
                change.apply(batch.stream().flatMap(Conversion::conversations).toList()).iterator();
        for (Entry entry : batch) {
            write(entry instanceof Battle battle ? battle.withSides(changed.next(), changed.next()) : changed.next());
        }
        batch.clear();
    }

    private static Stream<Conversation> conversations(Entry entry) {
        return switch (entry) {
            case Conversation conversation -> Stream.of(conversation);
            case Vote vote -> Stream.of(vote.conversation());
            case Battle battle -> Stream.of(battle.a(), battle.b());
        };
    }

    private void write(Entry entry) throws IOException {
        WritableFormat.Written record = target.write(entry);
        sink.write(record.record());
        record.losses().forEach(this::lose);
        written++;
    }

    private void lose(String what) {
        losses.merge(what, 1L, Long::sum);
    }

    private void reject(Source source, RawRecord record, String reason) throws IOException {
        rejected.add(new Rejection(source.file().path(), record.line(), reason), record.bytes());
    }
}
