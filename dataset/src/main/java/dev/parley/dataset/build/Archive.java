package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.decision.Decision;
import dev.parley.dataset.decision.LedgerRow;
import dev.parley.dataset.decision.Verdict;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.recipe.Action;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the latest build knows of every conversation, released or not: read from the workspace beside the release,
 * without Spark, by looking only into the one part where a conversation must stand.
 */
public final class Archive {
    private static final String FILE = "archive.json";

    private final Stage annotated;
    private final Stage ledger;
    private final int parts;

    Archive(Stage annotated, Stage ledger, int parts) {
        this.annotated = annotated;
        this.ledger = ledger;
        this.parts = parts;
    }

    /**
     * The archive beside a release.
     *
     * @param release the directory that {@code parley build --output} named
     * @throws InputException if nothing was built there
     */
    public static Archive of(String release) {
        Workspace workspace = Workspace.of(release);
        JsonNode current = Stage.read(workspace.path(FILE))
                .orElseThrow(() -> new InputException("there is no build beside " + release
                        + "; run 'parley build --input PATH --output " + release + "' first"));
        return new Archive(
                workspace.stageWithKey("annotated", current.get("annotated").textValue()),
                workspace.stageWithKey("ledger", current.get("ledger").textValue()),
                current.get("parts").intValue());
    }

    /** Makes this the archive of the workspace. */
    void save(Workspace workspace) {
        ObjectNode current = JsonNodeFactory.instance.objectNode();
        current.put("annotated", annotated.key());
        current.put("ledger", ledger.key());
        current.put("parts", parts);
        Workspace.writeAtomically(workspace.path(FILE), current.toString().getBytes(StandardCharsets.UTF_8));
    }

    Stage annotated() {
        return annotated;
    }

    Stage ledger() {
        return ledger;
    }

    int parts() {
        return parts;
    }

    /** What was decided, counted. */
    Counts decided() {
        return ledger.counts(parts);
    }

    /** How many of some conversations were read and dropped by no verdict. */
    long kept(Set<String> ids) {
        Map<Integer, List<String>> byPart = ids.stream().collect(Collectors.groupingBy(this::part));
        return byPart.entrySet().stream()
                .mapToLong(entry -> kept(entry.getKey(), new HashSet<>(entry.getValue())))
                .sum();
    }

    private long kept(int part, Set<String> ids) {
        var kept = new HashSet<String>();
        try (ParquetRows rows = annotated.rows(part, "conversation_id"::equals)) {
            rows.forEachRemaining(row -> kept.add(row.get("conversation_id").textValue()));
        }
        kept.retainAll(ids);
        try (ParquetRows rows = ledger.rows(part, column -> true)) {
            rows.forEachRemaining(row -> {
                Verdict verdict = LedgerRow.read(row);
                if (verdict.action() == Action.DROP) {
                    kept.remove(verdict.conversation());
                }
            });
        }
        return kept.size();
    }

    /** A conversation as it was read, with all that is known of it. */
    public Optional<AnnotatedConversation> conversation(String id) {
        return row(id).map(AnnotatedRow::read);
    }

    /** The same as it is stored: one JSON object with the columns of the annotated table. */
    public Optional<ObjectNode> row(String id) {
        try (ParquetRows rows = annotated.rows(part(id), column -> true)) {
            while (rows.hasNext()) {
                ObjectNode row = rows.next();
                if (row.get("conversation_id").textValue().equals(id)) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }

    /** Everything that was decided about a conversation. */
    public Decision decision(String id) {
        var verdicts = new ArrayList<Verdict>();
        try (ParquetRows rows = ledger.rows(part(id), column -> true)) {
            while (rows.hasNext()) {
                ObjectNode row = rows.next();
                if (row.get("conversation_id").textValue().equals(id)) {
                    verdicts.add(LedgerRow.read(row));
                }
            }
        }
        return new Decision(verdicts);
    }

    /** The ids of some conversations in which a rule fired, in the order of the dataset. */
    public List<String> examples(String rule, int limit) {
        var ids = new ArrayList<String>();
        for (int part = 0; part < parts && ids.size() < limit; part++) {
            try (ParquetRows rows = ledger.rows(part, column -> true)) {
                while (rows.hasNext() && ids.size() < limit) {
                    Verdict verdict = LedgerRow.read(rows.next());
                    if (verdict.rule().equals(rule) && !ids.contains(verdict.conversation())) {
                        ids.add(verdict.conversation());
                    }
                }
            }
        }
        return ids;
    }

    private int part(String id) {
        return SortKey.range(SortKey.of(id), parts);
    }
}
