package dev.parley.dataset.topic;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.release.ReleaseAdditions;
import dev.parley.dataset.topic.TopicModel.Place;
import dev.parley.dataset.topic.TopicReport.Group;
import dev.parley.dataset.topic.TopicReport.Point;
import dev.parley.text.encoder.SentenceVectors;
import dev.parley.text.encoder.VectorSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the topics of a release and adds them to it: {@code topics.json}, and {@code topics.parquet} with the topic of each
 * prompt. Spark reads, chooses and orders the prompts; clusters are fitted to a sample of them in memory; then all prompts
 * pass by in order and are assigned, a batch at a time, so that memory does not grow with the release.
 */
public final class TopicFinder {
    /** Changes when topics may change. */
    public static final String VERSION = "topics-1";

    private static final String ASSIGNMENTS = "topics.parquet";
    private static final StructType SCHEMA = new StructType()
            .add("conversation_id", StringType)
            .add("message", IntegerType)
            .add("topic", IntegerType)
            .add("similarity", DoubleType)
            .add("x", DoubleType)
            .add("y", DoubleType);

    private static final int BATCH = 4096;
    private static final int LABEL_SAMPLE = 2000;
    private static final int TERMS = 10;
    private static final int EXAMPLES = 10;
    private static final int EXAMPLE_LENGTH = 300;
    private static final int POINTS = 2000;

    private final SparkSession spark;
    private final VectorSource source;
    private final Labeller labeller;
    private final Progress progress;

    /**
     * @param source of vectors, closed by the caller
     * @param labeller names the topics
     */
    public TopicFinder(SparkSession spark, VectorSource source, Labeller labeller, Progress progress) {
        this.spark = spark;
        this.source = source;
        this.labeller = labeller;
        this.progress = progress;
    }

    /**
     * Finds topics.
     *
     * @throws InputException if there is no release, or it has too few prompts of the kind that was ordered
     */
    public TopicReport run(TopicOrder order) {
        ReleaseAdditions release = ReleaseAdditions.to(order.release());
        var table = new PromptTable(spark, order.release(), order);
        long count = table.count();
        List<String> texts = distinct(table.sample(order.sample(), count));
        if (texts.size() < Math.max(2, order.k().orElse(2))) {
            throw new InputException(order.release() + " has only " + texts.size() + " different prompts in "
                    + (order.language().isEmpty() ? "any language" : order.language()) + " of " + order.minLength()
                    + " to " + order.maxLength() + " characters; allow others or ask for fewer topics");
        }
        SentenceVectors vectors = source.learn(texts, order.seed());
        Optional<EarlierTopics> earlier =
                order.previous().map(previous -> EarlierTopics.of(previous, vectors.version()));
        float[][] encoded = encode(texts, vectors);
        TopicModel model = timed("Clustering", () -> TopicModel.fit(encoded, order, earlier));
        var assigned = new Assigned(model, vectors, order, earlier);
        try (RowWriter rows = new RowFormat(SCHEMA).create(release.path(ASSIGNMENTS), release.configuration())) {
            assigned.all(table, count, rows);
            TopicReport report = assigned.report(texts);
            release.add(List.of(rows.finish()), TopicReport.FILE_NAME, report.json());
            return report;
        }
    }

    private <T> T timed(String name, Supplier<T> work) {
        try (Progress.Step step = progress.start(name, "steps", 1)) {
            T result = work.get();
            step.advance(1);
            return result;
        }
    }

    private static List<String> distinct(Iterator<Prompt> prompts) {
        Set<String> texts = new LinkedHashSet<>();
        prompts.forEachRemaining(prompt -> texts.add(prompt.text()));
        return List.copyOf(texts);
    }

    private float[][] encode(List<String> texts, SentenceVectors vectors) {
        var encoded = new float[texts.size()][];
        try (Progress.Step step = progress.start("Vectors", "prompts", texts.size())) {
            for (int from = 0; from < encoded.length; from += BATCH) {
                List<String> batch = texts.subList(from, Math.min(encoded.length, from + BATCH));
                System.arraycopy(vectors.encode(batch), 0, encoded, from, batch.size());
                step.advance(batch.size());
            }
        }
        return encoded;
    }

    /** All prompts in the clusters of a model. */
    private final class Assigned {
        private final TopicModel model;
        private final SentenceVectors vectors;
        private final TopicOrder order;
        private final List<Optional<Topic>> earlier;
        private final int[] ids;
        private final List<TopicTally> tallies;
        private final List<Point> points = new ArrayList<>();
        private String lastConversation = "";
        private long conversations;
        private long prompts;

        Assigned(TopicModel model, SentenceVectors vectors, TopicOrder order, Optional<EarlierTopics> topics) {
            this.model = model;
            this.vectors = vectors;
            this.order = order;
            this.earlier = topics.map(before -> before.match(model.centers()))
                    .orElseGet(() -> Arrays.stream(model.centers()).map(center -> Optional.<Topic>empty()).toList());
            this.ids = ids(topics.map(EarlierTopics::nextId).orElse(0));
            this.tallies = IntStream.range(0, model.size()).mapToObj(cluster -> new TopicTally()).toList();
        }

        private int[] ids(int firstNew) {
            int next = firstNew;
            var numbers = new int[model.size()];
            for (int cluster = 0; cluster < numbers.length; cluster++) {
                Optional<Topic> before = earlier.get(cluster);
                numbers[cluster] = before.isPresent() ? before.get().id() : next++;
            }
            return numbers;
        }

        void all(PromptTable table, long count, RowWriter rows) {
            long spacing = Math.max(1, count / POINTS);
            try (Progress.Step step = progress.start("Assigning", "prompts", count)) {
                Iterator<Prompt> all = table.all();
                var batch = new ArrayList<Prompt>(BATCH);
                while (all.hasNext()) {
                    batch.add(all.next());
                    if (batch.size() == BATCH || !all.hasNext()) {
                        add(batch, spacing, rows);
                        step.advance(batch.size());
                        batch.clear();
                    }
                }
            }
        }

        private void add(List<Prompt> batch, long spacing, RowWriter rows) {
            float[][] encoded = vectors.encode(batch.stream().map(Prompt::text).toList());
            List<Place> places = Arrays.stream(encoded).parallel().map(model::place).toList();
            for (int i = 0; i < batch.size(); i++) {
                Prompt prompt = batch.get(i);
                Place place = places.get(i);
                int id = ids[place.cluster()];
                float[] point = place.point();
                tallies.get(place.cluster()).add(prompt, place.similarity(), point);
                rows.write(RowFactory.create(
                        prompt.conversation(), prompt.message(), id, place.similarity(), (double) point[0], (double) point[1]));
                if (prompts % spacing == 0) {
                    points.add(new Point(id, round(point[0]), round(point[1])));
                }
                prompts++;
                conversations += prompt.conversation().equals(lastConversation) ? 0 : 1;
                lastConversation = prompt.conversation();
            }
        }

        TopicReport report(List<String> fitted) {
            Terms terms = new Terms();
            List<List<String>> samples = IntStream.range(0, model.size())
                    .mapToObj(cluster -> model.prompts(cluster, fitted, LABEL_SAMPLE))
                    .toList();
            samples.forEach(terms::add);
            List<Integer> published =
                    IntStream.range(0, model.size()).filter(this::isPublished).boxed().toList();
            List<Topic> topics = published.stream()
                    .map(cluster -> topic(cluster, terms, samples.get(cluster)))
                    .sorted((one, other) -> Integer.compare(one.id(), other.id()))
                    .toList();
            Set<Integer> shown = Set.copyOf(topics.stream().map(Topic::id).toList());
            return new TopicReport(
                    VERSION,
                    vectors.version(),
                    order.seed(),
                    order.language(),
                    order.minLength(),
                    order.maxLength(),
                    order.start(),
                    model.size(),
                    model.candidates(),
                    order.minUsers(),
                    order.minConversations(),
                    prompts,
                    conversations,
                    fitted.size(),
                    topics,
                    groups(topics, published, samples),
                    model.size() - published.size(),
                    IntStream.range(0, model.size())
                            .filter(cluster -> !isPublished(cluster))
                            .mapToLong(cluster -> tallies.get(cluster).prompts())
                            .sum(),
                    PackedVector.pack(model.space().mean()),
                    points.stream().filter(point -> shown.contains(point.topic())).toList());
        }

        /** A topic that hardly anybody wrote in could tell who they are. */
        private boolean isPublished(int cluster) {
            TopicTally tally = tallies.get(cluster);
            boolean enoughUsers = tally.users() >= order.minUsers() || !tellsUsersApart();
            return enoughUsers && tally.conversations() >= order.minConversations();
        }

        private boolean tellsUsersApart() {
            return tallies.stream().anyMatch(tally -> tally.users() > 0);
        }

        private Topic topic(int cluster, Terms terms, List<String> sample) {
            TopicTally tally = tallies.get(cluster);
            List<Topic.Term> own = terms.of(cluster, TERMS, order.minUsers());
            Optional<PromptTemplate> template = PromptTemplate.of(sample);
            List<Topic.Earlier> before = earlier.get(cluster)
                    .map(topic -> new Topic.Earlier(
                            topic.label(),
                            round(EarlierTopics.cosine(
                                    model.centers()[cluster], PackedVector.unpack(topic.centroid()))),
                            topic.share()))
                    .stream()
                    .toList();
            return new Topic(
                    ids[cluster],
                    model.groups()[cluster],
                    labeller.label(
                            own.stream().map(Topic.Term::text).toList(),
                            tally.texts(EXAMPLES, EXAMPLE_LENGTH),
                            outside(cluster)),
                    labeller.name(),
                    own,
                    tally.prompts(),
                    tally.conversations(),
                    tally.users(),
                    round((double) tally.prompts() / prompts),
                    round(tally.similarity()),
                    template.map(PromptTemplate::text).orElse(""),
                    round(template.map(PromptTemplate::share).orElse(0.0)),
                    before,
                    round(tally.x()),
                    round(tally.y()),
                    tally.models(),
                    tally.texts(EXAMPLES, EXAMPLE_LENGTH),
                    tally.nearest().stream()
                            .map(near -> new Topic.Member(
                                    near.prompt().conversation(), near.prompt().message(), round(near.similarity())))
                            .toList(),
                    PackedVector.pack(model.centers()[cluster]));
        }

        /** Prompts of the nearest other topics, for contrast. */
        private List<String> outside(int cluster) {
            return model.neighbours(cluster).stream()
                    .filter(this::isPublished)
                    .limit(EXAMPLES / 2)
                    .flatMap(other -> tallies.get(other).texts(2, EXAMPLE_LENGTH).stream())
                    .toList();
        }

        private List<Group> groups(List<Topic> topics, List<Integer> published, List<List<String>> samples) {
            int[] groups = model.groups();
            var terms = new Terms();
            int count = Arrays.stream(groups).max().orElseThrow() + 1;
            for (int group = 0; group < count; group++) {
                int number = group;
                terms.add(published.stream()
                        .filter(cluster -> groups[cluster] == number)
                        .flatMap(cluster -> samples.get(cluster).stream())
                        .toList());
            }
            return IntStream.range(0, count)
                    .mapToObj(group -> group(group, terms, topics))
                    .filter(group -> !group.topics().isEmpty())
                    .toList();
        }

        private Group group(int group, Terms terms, List<Topic> topics) {
            List<Topic> own = topics.stream().filter(topic -> topic.group() == group).toList();
            List<String> words = terms.of(group, 3, order.minUsers()).stream().map(Topic.Term::text).toList();
            return new Group(
                    group,
                    Labeller.TERMS.label(words, List.of(), List.of()),
                    own.stream().map(Topic::id).toList(),
                    own.stream().mapToLong(Topic::prompts).sum());
        }
    }

    private static double round(double number) {
        return Math.round(number * 1e4) / 1e4;
    }
}
