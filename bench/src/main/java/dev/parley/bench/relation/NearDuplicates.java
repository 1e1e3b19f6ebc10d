package dev.parley.bench.relation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import dev.parley.bench.relation.PlantedCorpus.Planted;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.dataset.Engine;
import dev.parley.dataset.relation.Relation;
import dev.parley.dataset.relation.RelationRule;
import dev.parley.dataset.relation.RelationRule.Duplicates;
import dev.parley.dataset.relation.Relations;
import dev.parley.text.fingerprint.Fingerprint;
import dev.parley.text.fingerprint.Fingerprinter;
import dev.parley.text.fingerprint.Shingles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds near duplicates from end to end, each step read from Parquet and written to Parquet: fingerprints, candidates,
 * verified pairs, clusters with keepers. Prints seconds of wall clock and of all processor time of this process,
 * garbage collection and compilation included; and for up to 50,000 conversations how well the clusters agree with all
 * pairs compared one by one, and with the copies that were planted.
 *
 * <p>Arguments: the folder of raw logs, a working folder, a threshold, one or more numbers of conversations.
 */
public final class NearDuplicates {
    private static final int MOST_TO_COMPARE = 50_000;

    private static final StructType CONVERSATIONS = new StructType()
            .add("conversation_id", DataTypes.StringType)
            .add("origin", DataTypes.StringType)
            .add("model", DataTypes.StringType)
            .add("user", DataTypes.StringType)
            .add("time_micros", DataTypes.LongType)
            .add(
                    "messages",
                    DataTypes.createArrayType(new StructType()
                            .add("role", DataTypes.StringType)
                            .add("content", DataTypes.StringType)));

    private static final StructType FINGERPRINT = new StructType()
            .add("prompt_high", DataTypes.LongType)
            .add("prompt_low", DataTypes.LongType)
            .add("conversation_high", DataTypes.LongType)
            .add("conversation_low", DataTypes.LongType)
            .add("prefixes", DataTypes.createArrayType(DataTypes.LongType))
            .add("template", DataTypes.LongType)
            .add("prompt_signature", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("conversation_signature", DataTypes.createArrayType(DataTypes.IntegerType));

    private final SparkSession spark;
    private final Path folder;
    private final double threshold;

    private NearDuplicates(SparkSession spark, Path folder, double threshold) {
        this.spark = spark;
        this.folder = folder;
        this.threshold = threshold;
    }

    public static void main(String[] arguments) throws IOException {
        var corpus = new PlantedCorpus(Path.of(arguments[0]));
        double before = processorSeconds();
        SparkSession spark = Engine.start("local[2]", Map.of("spark.local.dir", arguments[1] + "/spark"));
        print("Spark started: %.1f processor s".formatted(processorSeconds() - before));
        for (String count : List.of(arguments).subList(3, arguments.length)) {
            Path folder = Files.createDirectories(Path.of(arguments[1], count));
            new NearDuplicates(spark, folder, Double.parseDouble(arguments[2])).run(corpus, Integer.parseInt(count));
        }
        spark.stop();
    }

    private void run(PlantedCorpus corpus, int count) throws IOException {
        write(corpus, count);
        Dataset<Row> conversations = spark.read().parquet(folder.resolve("conversations").toString());
        double before = processorSeconds();
        long started = System.nanoTime();
        Dataset<Row> annotated = stored("annotated", () -> annotated(conversations));
        Dataset<Row> candidates = stored("candidates", () -> Relations.candidates(annotated));
        Dataset<Row> pairs = stored("pairs", () -> Relations.pairs(annotated, candidates));
        List<RelationRule> rules = List.of(
                new Duplicates(Relation.NEAR_CONVERSATION, threshold, false),
                new Duplicates(Relation.NEAR_PROMPT, threshold, false),
                new Duplicates(Relation.EXACT_CONVERSATION, 1, true),
                new Duplicates(Relation.PREFIX, 1, true));
        Dataset<Row> verdicts = stored(
                "verdicts",
                () -> Relations.resolve(annotated, pairs, annotated.select("conversation_id"), rules));
        double seconds = (System.nanoTime() - started) / 1e9;
        double processor = processorSeconds() - before;
        print("%d conversations: %.1f s, %.1f processor s: %.0f rows/s/core of processor time, %.0f of wall clock on 2"
                .formatted(count, seconds, processor, count / processor, count / seconds / 2));
        print("%d candidates, %d pairs, %d verdicts".formatted(candidates.count(), pairs.count(), verdicts.count()));
        if (count <= MOST_TO_COMPARE) {
            score(conversations.collectAsList(), verdicts);
        }
    }

    private Dataset<Row> stored(String name, Supplier<Dataset<Row>> step) {
        double before = processorSeconds();
        long started = System.nanoTime();
        String table = folder.resolve(name).toString();
        step.get().write().mode(SaveMode.Overwrite).parquet(table);
        print("  %-12s %6.1f s %6.1f processor s"
                .formatted(name, (System.nanoTime() - started) / 1e9, processorSeconds() - before));
        return spark.read().parquet(table);
    }

    private void score(List<Row> conversations, Dataset<Row> verdicts) {
        var ids = new ArrayList<String>();
        var sets = new ArrayList<long[]>();
        for (Row row : conversations) {
            ids.add(row.getAs("conversation_id"));
            sets.add(Shingles.of(Fingerprinter.conversationText(messages(row))));
        }
        var compared = new HashMap<String, String>();
        ExactJoin.pairs(sets, threshold, (one, other) -> link(compared, ids.get(one), ids.get(other)));
        var orPlanted = new HashMap<>(compared);
        var found = new HashMap<String, String>();
        verdicts.where(col("rule").isin(Relation.NEAR_CONVERSATION.label(), Relation.EXACT_CONVERSATION.label()))
                .collectAsList()
                .forEach(row -> link(found, row.getAs("conversation_id"), row.getAs("keeper")));
        var edits = new TreeMap<String, List<Boolean>>();
        for (Row row : conversations) {
            String id = row.getAs("conversation_id");
            String origin = row.getAs("origin");
            if (!id.equals(origin)) {
                link(orPlanted, id, origin);
                edits.computeIfAbsent(id.substring(origin.length() + 1), edit -> new ArrayList<>())
                        .add(root(found, id).equals(root(found, origin)));
            }
        }
        print("  clusters against all pairs compared:       " + score(compared, found));
        print("  clusters against these and planted copies: " + score(orPlanted, found));
        edits.forEach((edit, hits) -> print("    %-20s %4d of %4d found"
                .formatted(edit, hits.stream().filter(hit -> hit).count(), hits.size())));
    }

    private static String score(Map<String, String> truth, Map<String, String> clusters) {
        var roots = new HashMap<String, String>();
        truth.keySet().forEach(member -> roots.put(member, root(truth, member)));
        var others = new HashMap<String, String>();
        clusters.keySet().forEach(member -> others.put(member, root(clusters, member)));
        PairwiseScore score = PairwiseScore.of(roots, others);
        return String.format(
                Locale.ROOT,
                "precision %.4f, recall %.4f, F1 %.4f (%d pairs)",
                score.precision(),
                score.recall(),
                score.f1(),
                score.found() + score.missed());
    }

    private static void link(Map<String, String> parents, String one, String other) {
        String root = root(parents, one);
        parents.put(root, root);
        parents.put(root(parents, other), root);
    }

    private static String root(Map<String, String> parents, String member) {
        String root = member;
        while (!parents.getOrDefault(root, root).equals(root)) {
            root = parents.getOrDefault(root, root);
        }
        return root;
    }

    private void write(PlantedCorpus corpus, int count) throws IOException {
        Path lines = folder.resolve("conversations.jsonl");
        var json = new ObjectMapper();
        try (Stream<Planted> conversations = corpus.conversations(count);
                BufferedWriter writer = Files.newBufferedWriter(lines)) {
            for (Planted planted : (Iterable<Planted>) conversations::iterator) {
                ObjectNode line = json.createObjectNode()
                        .put("conversation_id", planted.id())
                        .put("origin", planted.origin())
                        .put("model", planted.model())
                        .put("time_micros", planted.timeMicros())
                        .put("text", Fingerprinter.conversationText(planted.messages()));
                for (Message message : planted.messages()) {
                    line.withArray("messages")
                            .addObject()
                            .put("role", message.role().label())
                            .put("content", message.content());
                }
                writer.write(json.writeValueAsString(line));
                writer.newLine();
            }
        }
        spark.read()
                .schema(CONVERSATIONS)
                .json(lines.toString())
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder.resolve("conversations").toString());
    }

    private static Dataset<Row> annotated(Dataset<Row> conversations) {
        UserDefinedFunction fingerprint = udf(
                (UDF1<scala.collection.Seq<Row>, Row>)
                        messages -> fingerprint(CollectionConverters.asJava(messages)),
                FINGERPRINT);
        return conversations
                .withColumn("fingerprint", fingerprint.apply(col("messages")))
                .select(
                        col("*"),
                        col("fingerprint.*"),
                        struct(lit("en").as("code")).as("language"),
                        transform(
                                        col("messages"),
                                        message -> struct(length(message.getField("content")).as("characters")))
                                .as("message_annotations"))
                .drop("fingerprint");
    }

    private static Row fingerprint(List<Row> messages) {
        Fingerprint fingerprint = Fingerprinter.fingerprint(messages(messages));
        return RowFactory.create(
                fingerprint.prompt()[0],
                fingerprint.prompt()[1],
                fingerprint.conversation()[0],
                fingerprint.conversation()[1],
                fingerprint.prefixes(),
                fingerprint.template(),
                fingerprint.promptSignature(),
                fingerprint.conversationSignature());
    }

    private static List<Message> messages(Row row) {
        return messages(row.getList(row.fieldIndex("messages")));
    }

    private static List<Message> messages(List<Row> messages) {
        return messages.stream()
                .map(message -> new Message(Role.of(message.getString(0)), message.getString(1)))
                .toList();
    }

    private static double processorSeconds() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
