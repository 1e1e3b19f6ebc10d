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
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Looks for benchmarks in the prompts of a release and adds what it finds to it. Prompts pass by in order, a batch at a time.
 * Only prompts that fast vectors find near to some question are shown to the encoder, which decides.
 */
public final class ReleaseContamination {
    /**
     * The cosine of fast vectors from which on the encoder has a look. Of the rephrased questions that the encoder finds on
     * the dev subjects 99 % reach it.
     */
    static final double WORTH_A_LOOK = 0.64;

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
        List<Search> searches = benchmarks.stream().map(benchmark -> new Search(benchmark, similarity)).toList();
        long count = 0;
        try (Progress.Step step = progress.start("Looking for benchmarks", "prompts", Progress.UNKNOWN)) {
            Iterator<Row> all = UserPrompts.of(spark, release).toLocalIterator();
            var batch = new ArrayList<Row>(BATCH);
            while (all.hasNext()) {
                batch.add(all.next());
                if (batch.size() == BATCH || !all.hasNext()) {
                    count += batch.size();
                    look(batch, searches);
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
                searches.stream().map(Search::report).toList());
        additions.add(List.of(), ContaminationReport.FILE_NAME, report.json());
        return report;
    }

    private void look(List<Row> batch, List<Search> searches) {
        List<String> texts = batch.stream().map(row -> row.getString(UserPrompts.TEXT)).toList();
        float[][] vectors = fast.encode(texts);
        searches.forEach(search -> search.look(batch, texts, vectors));
    }

    /** One benchmark and what was found of it. */
    private final class Search {
        private final Benchmark benchmark;
        private final ContaminationFinder finder;
        private final SameMeaning near;
        private final List<Finding> findings = new ArrayList<>();

        Search(Benchmark benchmark, double similarity) {
            this.benchmark = benchmark;
            this.finder = new ContaminationFinder(benchmark, encoder, similarity);
            this.near = new SameMeaning(benchmark.questions(), fast);
        }

        void look(List<Row> rows, List<String> texts, float[][] vectors) {
            List<Integer> worth = IntStream.range(0, rows.size())
                    .parallel()
                    .filter(i -> finder.mayHold(texts.get(i)) || near.reaches(vectors[i], WORTH_A_LOOK))
                    .boxed()
                    .toList();
            List<List<Match>> found = finder.find(worth.stream().map(texts::get).toList());
            for (int i = 0; i < worth.size(); i++) {
                Row row = rows.get(worth.get(i));
                for (Match match : found.get(i)) {
                    Question question = benchmark.questions().get(match.question());
                    if (match.kind() == Match.Kind.SAME_WORDS || judge.isSame(question.longest(), texts.get(worth.get(i)))) {
                        findings.add(finding(row, question, match));
                    }
                }
            }
        }

        private Finding finding(Row row, Question question, Match match) {
            return new Finding(
                    question.place(),
                    row.getString(UserPrompts.CONVERSATION),
                    row.getInt(UserPrompts.MESSAGE),
                    row.isNullAt(UserPrompts.MODEL) ? "" : row.getString(UserPrompts.MODEL),
                    match.kind().label(),
                    Math.round(match.score() * 1e4) / 1e4,
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
