package dev.parley.dataset.build;

import dev.parley.core.Progress;
import dev.parley.core.format.Format;
import dev.parley.core.format.Formats;
import dev.parley.core.source.Compression;
import dev.parley.core.source.JsonLines;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.decision.Verdict;
import dev.parley.dataset.parquet.ParquetTransport;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import dev.parley.dataset.relation.RelationRule;
import dev.parley.dataset.relation.Relations;
import dev.parley.text.personal.Pseudonyms;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
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
        Recipe recipe = order.recipe();
        Tables tables = annotate(order, workspace);
        Dataset<Row> annotated = tables.annotated().table(spark, AnnotatedRow.SCHEMA);
        Dataset<Row> pairs = relate(annotated, tables, workspace);
        Stage ledger = decide(annotated, pairs, tables, recipe, workspace);
        new Archive(tables.annotated(), ledger, tables.parts()).save(workspace);
        Counts decided = ledger.counts(tables.parts());
        return new BuildReport(order.output(), tables.read(), decided);
    }

    /** The annotated table and what was counted on the way to it. */
    private record Tables(Stage annotated, int parts, String version, Counts read) {}

    private Tables annotate(BuildOrder order, Workspace workspace) {
        Recipe.Reading reading = order.recipe().read();
        Pseudonyms pseudonyms = Pseudonyms.withKeyIn(order.keyFile(), new SecureRandom());
        var annotators = new Annotators(order.recipe().annotate().tokenizer());
        List<InputFile> files = InputFiles.inspect(spark, order.inputs(), reading, progress);
        int parts = InputFiles.parts(files);
        String input = files.stream().map(InputFile::sha256).sorted().collect(Collectors.joining("\n"));
        String[] dependencies = {input, reading.toString(), pseudonyms.of(""), String.valueOf(parts)};
        Stage read = workspace.stage("rejected", dependencies);
        Stage annotated = workspace.stage("annotated", Workspace.key(dependencies), annotators.version());
        List<ReadTask> tasks = InputFiles.tasks(files, reading, pseudonyms, read);
        if (!annotated.isFinished(parts) || !read.isFinished(tasks.size())) {
            var stage = new AnnotateStage(tasks, parts, annotators, annotated);
            TaskProgress.during(spark, progress, "Reading and annotating", tasks.size() + parts, () -> stage.write(spark));
        }
        return new Tables(
                annotated, parts, annotators.version(), read.counts(tasks.size()).plus(annotated.counts(parts)));
    }

    private Dataset<Row> relate(Dataset<Row> annotated, Tables tables, Workspace workspace) {
        Stage candidates = workspace.stage("candidates", tables.annotated().key(), Relations.VERSION);
        Stage pairs = workspace.stage("pairs", candidates.key());
        return TaskProgress.during(spark, progress, "Relating", Progress.UNKNOWN, () -> {
            Dataset<Row> found = TableStage.stored(spark, candidates, () -> Relations.candidates(annotated));
            return TableStage.stored(spark, pairs, () -> Relations.pairs(annotated, found));
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
}
