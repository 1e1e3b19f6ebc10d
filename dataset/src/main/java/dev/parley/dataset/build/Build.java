package dev.parley.dataset.build;

import static org.apache.spark.sql.functions.col;

import dev.parley.core.Progress;
import dev.parley.core.source.Sources;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.decision.LedgerRow;
import dev.parley.dataset.decision.Verdict;
import dev.parley.dataset.recipe.Action;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import dev.parley.dataset.relation.RelationRule;
import dev.parley.dataset.relation.Relations;
import dev.parley.dataset.release.ReleaseDocuments;
import dev.parley.dataset.release.ReleaseFacts;
import dev.parley.dataset.release.Shard;
import dev.parley.dataset.release.ShardFormat;
import dev.parley.dataset.release.StagedRelease;
import dev.parley.dataset.release.Users;
import dev.parley.dataset.storage.Storage;
import dev.parley.text.personal.Pseudonyms;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Builds a release: read and annotate, relate, decide, release. */
public final class Build {
    private final SparkSession spark;
    private final Progress progress;

    public Build(SparkSession spark, Progress progress) {
        this.spark = spark;
        this.progress = progress;
    }

    /**
     * Builds what was ordered, or goes on where an earlier run of the same order was stopped.
     *
     * @throws dev.parley.core.InputException if the input is not there or of no known format, or the disk is full
     */
    public BuildReport run(BuildOrder order) {
        Workspace workspace = Workspace.of(order.output());
        Tables tables = annotate(order, workspace);
        Dataset<Row> annotated = tables.annotated().table(spark, AnnotatedRow.SCHEMA);
        Dataset<Row> pairs = relate(annotated, tables, workspace);
        Stage ledger = decide(annotated, pairs, tables, order.recipe(), workspace);
        Counts decided = ledger.counts(tables.parts());
        var archive = new Archive(tables.annotated(), ledger, tables.parts());
        release(archive, decided, tables, order);
        archive.save(workspace);
        List.of(tables.rejected(), tables.annotated(), ledger).forEach(Stage::forgetOthers);
        return new BuildReport(order.output(), tables.version(), tables.counts(), decided);
    }

    /**
     * Compares what the order's recipe decides with what another one would. Nothing is released.
     *
     * @param other the other recipe
     */
    public WhatIf whatIf(BuildOrder order, Recipe other) {
        Workspace workspace = Workspace.of(order.output());
        Tables tables = annotate(order, workspace);
        Dataset<Row> annotated = tables.annotated().table(spark, AnnotatedRow.SCHEMA);
        Dataset<Row> pairs = relate(annotated, tables, workspace);
        Stage now = decide(annotated, pairs, tables, order.recipe(), workspace);
        Stage then = decide(annotated, pairs, tables, other, workspace);
        return WhatIf.compare(
                now.counts(tables.parts()),
                now.table(spark, LedgerRow.SCHEMA),
                then.counts(tables.parts()),
                then.table(spark, LedgerRow.SCHEMA));
    }

    /** The annotated table and what was counted on the way to it. */
    private record Tables(
            Stage rejected, Stage annotated, int parts, String version, List<ReleaseFacts.Input> inputs, Counts counts) {}

    private Tables annotate(BuildOrder order, Workspace workspace) {
        Recipe.Reading reading = order.recipe().read();
        Pseudonyms pseudonyms = Pseudonyms.withKeyIn(order.keyFile(), new SecureRandom());
        Annotators annotators = Annotators.of(spark, order.recipe().annotate());
        Sources sources = InputFiles.find(order.inputs(), reading);
        List<InputFile> files = InputFiles.inspect(spark, sources, progress);
        int parts = InputFiles.parts(files);
        String input = files.stream().map(InputFile::sha256).sorted().collect(Collectors.joining("\n"));
        String[] dependencies = {input, reading.toString(), pseudonyms.of(""), String.valueOf(parts)};
        Stage read = workspace.stage("rejected", dependencies);
        Stage annotated = workspace.stage("annotated", Workspace.key(dependencies), annotators.version());
        InputFiles.reject(sources.unknown(), read);
        List<ReadTask> tasks = InputFiles.tasks(files, reading, pseudonyms, read);
        if (!annotated.isFinished(parts) || !read.isFinished(tasks.size())) {
            var stage = new AnnotateStage(tasks, parts, annotators, annotated);
            TaskProgress.during(spark, progress, "Reading and annotating", tasks.size() + parts, () -> stage.write(spark));
        }
        spark.conf().set("spark.sql.shuffle.partitions", Math.max(2, parts / 2));
        return new Tables(
                read,
                annotated,
                parts,
                annotators.version(),
                InputFiles.facts(tasks, read),
                read.counts(tasks.size())
                        .plus(annotated.counts(parts))
                        .plus(new Counts(Map.of("unknown files", (long) sources.unknown().size()))));
    }

    private Dataset<Row> relate(Dataset<Row> annotated, Tables tables, Workspace workspace) {
        Stage candidates = workspace.stage("candidates", tables.annotated().key(), Relations.VERSION);
        Stage pairs = workspace.stage("pairs", candidates.key());
        return TaskProgress.during(spark, progress, "Relating", Progress.UNKNOWN, () -> {
            Dataset<Row> found = TableStage.stored(spark, candidates, () -> Relations.candidates(annotated));
            Dataset<Row> related = TableStage.stored(spark, pairs, () -> Relations.pairs(annotated, found));
            List.of(candidates, pairs).forEach(Stage::forgetOthers);
            return related;
        });
    }

    private Stage decide(
            Dataset<Row> annotated, Dataset<Row> pairs, Tables tables, Recipe recipe, Workspace workspace) {
        Stage ledger = workspace.stage("ledger", tables.annotated().key(), Relations.VERSION, RecipeReader.canonical(recipe));
        if (!ledger.isFinished(tables.parts())) {
            var stage = new DecideStage(tables.annotated(), tables.parts(), recipe, tables.version());
            TaskProgress.during(spark, progress, "Deciding", Progress.UNKNOWN, () -> {
                List<RelationRule> rules = RelationRules.of(recipe);
                Set<String> dropping = rules.stream()
                        .filter(RelationRule::drops)
                        .map(RelationRule::name)
                        .collect(Collectors.toSet());
                JavaRDD<Verdict> related = Relations.resolve(annotated, pairs, stage.survivors(spark), rules)
                        .toJavaRDD()
                        .map(row -> RelationRules.verdict(row, dropping));
                stage.write(spark, related, ledger);
                return ledger;
            });
        }
        return ledger;
    }

    private void release(Archive archive, Counts decided, Tables tables, BuildOrder order) {
        Stage ledger = archive.ledger();
        Recipe recipe = order.recipe();
        Tombstones tombstones = Tombstones.beside(order.output());
        ShardFormat format = ShardFormat.of(recipe.release().columns(), decided.get("kept"));
        try (StagedRelease release =
                StagedRelease.start(Storage.path(order.output()), Storage.configuration())) {
            var stage = new ReleaseStage(
                    tables.annotated(), ledger, tables.parts(), format, tombstones, release.data().toString());
            List<Shard> shards = TaskProgress.during(
                    spark, progress, "Writing the release", format.shards(), () -> stage.write(spark));
            var facts = new ReleaseFacts(
                    recipe.dataset(),
                    RecipeReader.canonical(recipe),
                    recipe.annotate().tokenizer(),
                    tables.inputs(),
                    tables.counts().get("conversations"),
                    Removals.of(archive, tombstones, shards),
                    versions(tables),
                    users(spark, tables.annotated(), ledger, tombstones));
            publish(release, facts, format, shards, Workspace.of(order.output()));
        }
    }

    /** Completes a release whose shards are written, and puts it in its place. */
    static void publish(
            StagedRelease release, ReleaseFacts facts, ShardFormat format, List<Shard> shards, Workspace workspace) {
        var known = new ReleasedShards(workspace);
        known.save(shards);
        ReleaseDocuments.write(release, facts, format, shards);
        release.publish();
        known.keepOnly(shards);
    }

    /** The users of what is released. */
    static Users users(SparkSession spark, Stage annotated, Stage ledger, Tombstones tombstones) {
        Dataset<Row> dropped = ledger.table(spark, LedgerRow.SCHEMA)
                .where(col("verdict").equalTo(Action.DROP.label()))
                .select("conversation_id");
        FilterFunction<Row> released =
                row -> !tombstones.cover(row.getString(0), Optional.ofNullable(row.getString(1)));
        return Users.of(annotated
                .table(spark, AnnotatedRow.SCHEMA)
                .select("conversation_id", "user", "model")
                .filter(released)
                .join(dropped, new String[] {"conversation_id"}, "left_anti"));
    }

    private SortedMap<String, String> versions(Tables tables) {
        return new TreeMap<>(Map.of(
                "parley", Optional.ofNullable(Build.class.getPackage().getImplementationVersion()).orElse("development"),
                "annotator", tables.version(),
                "relations", Relations.VERSION,
                "spark", spark.version()));
    }
}
