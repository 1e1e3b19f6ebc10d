package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.decision.Decision;
import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.release.ReleasedConversation;
import dev.parley.dataset.release.ReleasedConversation.ReleasedVote;
import dev.parley.dataset.release.ReleasedConversation.Tag;
import dev.parley.dataset.release.Shard;
import dev.parley.dataset.release.ShardFormat;
import dev.parley.dataset.storage.Storage;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Finding;
import dev.parley.text.personal.Redaction;
import dev.parley.text.personal.Redactor;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Writes the shards of a release: the conversations that no verdict dropped, cut and redacted as the ledger says.
 *
 * @param parts how many parts the annotated table and the ledger have
 * @param tombstones what is not released though no rule dropped it
 * @param data the directory for the shards, as text
 */
record ReleaseStage(
        Stage annotated, Stage ledger, int parts, ShardFormat format, Tombstones tombstones, String data)
        implements Serializable {

    /** Writes all shards. */
    List<Shard> write(SparkSession spark) {
        return write(spark, IntStream.range(0, format.shards()).boxed().toList());
    }

    /** Writes some shards and returns them in the same order. */
    List<Shard> write(SparkSession spark, List<Integer> shards) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(shards, shards.size())
                .map(this::writeShard)
                .collect();
    }

    private Shard writeShard(int shard) {
        try (var decided = new DecidedConversations(annotated, ledger, partsOf(shard))) {
            Iterator<ReleasedConversation> released = decided.stream()
                    .filter(one -> format.shardOf(one.conversation().sortKey()) == shard)
                    .filter(one -> !one.decision().isDropped())
                    .filter(one -> !isTakenDown(one.conversation().conversation()))
                    .map(ReleaseStage::release)
                    .iterator();
            var file = new Path(data, format.fileName(shard));
            return format.write(released, rows -> rows.create(file, Storage.configuration()));
        }
    }

    private boolean isTakenDown(Conversation conversation) {
        return tombstones.cover(conversation.id(), conversation.user());
    }

    /**
     * The parts in which the shard's range of sort keys lies; both are equal ranges, and their numbers powers of two.
     */
    private List<Integer> partsOf(int shard) {
        int first = (int) ((long) shard * parts / format.shards());
        int end = (int) Math.ceilDiv((shard + 1L) * parts, format.shards());
        return IntStream.range(first, end).boxed().toList();
    }

    /** A conversation as the verdicts on it say that it leaves the house. */
    static ReleasedConversation release(DecidedConversation decided) {
        AnnotatedConversation annotated = decided.conversation();
        Conversation conversation = annotated.conversation();
        List<Role> roles = conversation.messages().stream().map(Message::role).toList();
        int kept = decided.decision().kept(roles);
        List<Message> messages = conversation.messages().subList(0, kept);
        List<List<Finding>> findings = IntStream.range(0, kept)
                .mapToObj(message -> decided.decision().redactions(message).stream()
                        .map(verdict -> new Finding(verdict.signal(), verdict.score(), verdict.start(), verdict.end()))
                        .toList())
                .toList();
        Redaction redaction = Redactor.redact(messages.stream().map(Message::content).toList(), findings);
        Map<String, Integer> redactions = new TreeMap<>();
        findings.forEach(inMessage -> inMessage.forEach(finding -> redactions.merge(finding.signal(), 1, Integer::sum)));
        boolean redactedBefore =
                conversation.attributes().get("redacted").map(JsonNode::asBoolean).orElse(false);
        return new ReleasedConversation(
                conversation.withMessages(Redactor.apply(redaction, messages)),
                annotated.source(),
                cut(annotated.annotation(), kept),
                redactedBefore || redaction.replaced() > 0,
                redactions,
                annotated.votes().stream()
                        .map(vote -> new ReleasedVote(vote.kind(), vote.opponent(), vote.time()))
                        .toList(),
                tags(decided.decision(), kept));
    }

    private static ConversationAnnotation cut(ConversationAnnotation annotation, int kept) {
        return new ConversationAnnotation(
                annotation.language(),
                annotation.languageSwitches(),
                annotation.messages().subList(0, kept),
                annotation.fingerprint(),
                annotation.moderation().subList(0, Math.min(kept, annotation.moderation().size())));
    }

    private static List<Tag> tags(Decision decision, int kept) {
        return decision.verdicts().stream()
                .filter(verdict -> verdict.action() == Action.TAG && verdict.message() < kept)
                .map(verdict -> new Tag(verdict.rule(), verdict.message(), verdict.score(), verdict.related()))
                .toList();
    }
}
