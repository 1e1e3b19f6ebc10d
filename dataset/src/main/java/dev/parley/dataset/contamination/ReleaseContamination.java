package dev.parley.dataset.contamination;

import dev.parley.core.Progress;
import dev.parley.dataset.contamination.ContaminationReport.Finding;
import dev.parley.dataset.contamination.ContaminationReport.OfBenchmark;
import dev.parley.dataset.release.ReleaseAdditions;
import dev.parley.text.encoder.SentenceVectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Looks for benchmarks in the prompts of a release and adds what it finds to it. Prompts pass by in order, a batch at a time,
 * and are compared with all benchmarks at once.
 */
public final class ReleaseContamination {
    private static final int BATCH = 4096;

    private final SparkSession spark;
    private final SentenceVectors fast;
    private final SentenceVectors encoder;
    private final Judge judge;
    private final Progress progress;

    /**
     * @param fast vectors that look first; closed by the caller, as is the encoder
     * @param judge has the last word on what is not word for word the same
     */
    public ReleaseContamination(
            SparkSession spark, SentenceVectors fast, SentenceVectors encoder, Judge judge, Progress progress) {
        this.spark = spark;
        this.fast = fast;
        this.encoder = encoder;
        this.judge = judge;
        this.progress = progress;
    }

    /**
     * Looks for benchmarks.
     *
     * @param release its folder or URI
     * @throws dev.parley.core.InputException if there is no release
     */
    public ContaminationReport run(String release, List<Benchmark> benchmarks, double similarity) {
        ReleaseAdditions additions = ReleaseAdditions.to(release);
        var finder = new ContaminationFinder(benchmarks, fast, encoder, similarity);
        List<Findings> findings = benchmarks.stream().map(Findings::new).toList();
        long count = 0;
        try (Progress.Step step = progress.start("Looking for benchmarks", "prompts", Progress.UNKNOWN)) {
            Iterator<Row> all = UserPrompts.of(spark, release).toLocalIterator();
            var batch = new ArrayList<Row>(BATCH);
            while (all.hasNext()) {
                batch.add(all.next());
                if (batch.size() == BATCH || !all.hasNext()) {
                    count += batch.size();
                    look(batch, finder, findings);
                    step.advance(batch.size());
                    batch.clear();
                }
            }
        }
        var report = new ContaminationReport(
                ContaminationFinder.VERSION,
                fast.version() + ", " + encoder.version(),
                similarity,
                judge.name(),
                count,
                findings.stream().map(Findings::report).toList());
        additions.add(List.of(), ContaminationReport.FILE_NAME, report.json());
        return report;
    }

    private void look(List<Row> batch, ContaminationFinder finder, List<Findings> findings) {
        List<String> texts = batch.stream().map(row -> row.getString(UserPrompts.TEXT)).toList();
        List<List<FoundQuestion>> found = finder.find(texts);
        for (int i = 0; i < batch.size(); i++) {
            for (FoundQuestion question : found.get(i)) {
                if (isBelieved(question, texts.get(i))) {
                    findings.get(question.benchmark()).add(batch.get(i), question);
                }
            }
        }
    }

    private boolean isBelieved(FoundQuestion found, String text) {
        return found.match().kind() == Match.Kind.SAME_WORDS || judge.isSame(found.question().longest(), text);
    }

    /** What was found of one benchmark. */
    private static final class Findings {
        private final Benchmark benchmark;
        private final List<Finding> findings = new ArrayList<>();

        Findings(Benchmark benchmark) {
            this.benchmark = benchmark;
        }

        void add(Row row, FoundQuestion found) {
            findings.add(finding(row, found.question(), found.match()));
        }

        private static Finding finding(Row row, Question question, Match match) {
            return new Finding(
                    question.place(),
                    row.getString(UserPrompts.CONVERSATION),
                    row.getInt(UserPrompts.MESSAGE),
                    row.isNullAt(UserPrompts.MODEL) ? "" : row.getString(UserPrompts.MODEL),
                    match.kind().label(),
                    match.roundedScore(),
                    match.evidence());
        }

        OfBenchmark report() {
            var models = new TreeMap<String, Long>();
            var kinds = new TreeMap<String, Long>();
            var conversations = new HashSet<String>();
            for (Finding finding : findings) {
                kinds.merge(finding.kind(), 1L, Long::sum);
                if (conversations.add(finding.conversation())) {
                    models.merge(finding.model(), 1L, Long::sum);
                }
            }
            int found = (int) findings.stream().map(Finding::place).distinct().count();
            return new OfBenchmark(
                    benchmark.name(), benchmark.questions().size(), found, conversations.size(), models, kinds, findings);
        }
    }
}
