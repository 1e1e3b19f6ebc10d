package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.decision.Decision;
import dev.parley.dataset.decision.LedgerRow;
import dev.parley.dataset.decision.Verdict;
import dev.parley.dataset.parquet.ParquetRows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the annotated table and the ledger side by side: both are in the order of the sort keys, and all verdicts on a
 * conversation stand together.
 */
final class DecidedConversations implements Iterator<DecidedConversation>, AutoCloseable {
    private final Stage annotated;
    private final Stage ledger;
    private final Iterator<Integer> parts;
    private Optional<ParquetRows> conversations = Optional.empty();
    private Optional<ParquetRows> verdicts = Optional.empty();
    private Optional<Verdict> ahead = Optional.empty();

    DecidedConversations(Stage annotated, Stage ledger, List<Integer> parts) {
        this.annotated = annotated;
        this.ledger = ledger;
        this.parts = parts.iterator();
    }

    Stream<DecidedConversation> stream() {
        return StreamSupport.stream(((Iterable<DecidedConversation>) () -> this).spliterator(), false);
    }

    @Override
    public boolean hasNext() {
        while (conversations.filter(ParquetRows::hasNext).isEmpty() && parts.hasNext()) {
            close();
            int part = parts.next();
            conversations = Optional.of(annotated.rows(part, AnnotatedRow.RELEASING::contains));
            verdicts = Optional.of(ledger.rows(part, column -> true));
            advance();
        }
        return conversations.filter(ParquetRows::hasNext).isPresent();
    }

    @Override
    public DecidedConversation next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ObjectNode row = conversations.orElseThrow().next();
        String id = row.get("conversation_id").textValue();
        var decided = new ArrayList<Verdict>();
        while (ahead.filter(verdict -> verdict.conversation().equals(id)).isPresent()) {
            decided.add(ahead.get());
            advance();
        }
        return new DecidedConversation(AnnotatedRow.read(row), new Decision(decided));
    }

    private void advance() {
        ahead = verdicts.filter(ParquetRows::hasNext).map(rows -> LedgerRow.read(rows.next()));
    }

    @Override
    public void close() {
        conversations.ifPresent(ParquetRows::close);
        verdicts.ifPresent(ParquetRows::close);
        conversations = Optional.empty();
        verdicts = Optional.empty();
    }
}
