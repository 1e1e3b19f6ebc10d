package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.dataset.topic.Topic;
import dev.parley.dataset.topic.TopicFinder;
import dev.parley.dataset.topic.TopicOrder;
import dev.parley.dataset.topic.TopicReport;
import dev.parley.text.encoder.VectorSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley topics}: what people talk about in a release. */
@Command(
        name = "topics",
        description = {
            "Find what people talk about in a release.",
            "Topics are added to the release: topics.json, and topics.parquet with the topic of each prompt."
        },
        subcommands = TopicsDistilCommand.class,
        footer = {
            "",
            "Examples:",
            "  parley topics my-dataset",
            "  parley topics my-dataset --vectors encoder --k auto --previous my-dataset-of-may"
        })
final class TopicsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RELEASE",
            arity = "0..1",
            description = "The directory that 'parley build --output' named.")
    private Optional<String> release = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "NAME",
            defaultValue = "English",
            description = "Language of the conversations, in English, or 'any' (default: ${DEFAULT-VALUE}).")
    private String language = "";

    @Option(
            names = "--k",
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "Number of topics, or 'auto' to choose it by the silhouette (default: ${DEFAULT-VALUE}).")
    private String k = "";

    @Option(
            names = "--min-length",
            paramLabel = "CHARACTERS",
            defaultValue = "32",
            description = "Length of the shortest prompt (default: ${DEFAULT-VALUE}).")
    private int minLength;

    @Option(
            names = "--max-length",
            paramLabel = "CHARACTERS",
            defaultValue = "1536",
            description = "Length of the longest prompt (default: ${DEFAULT-VALUE}).")
    private int maxLength;

    @Mixin
    private VectorOptions vectors = new VectorOptions();

    @Option(
            names = "--start",
            paramLabel = "HOW",
            defaultValue = "ward",
            description = "How k-means begins: ward, or chance as in the paper (default: ${DEFAULT-VALUE}).")
    private TopicOrder.Start start = TopicOrder.Start.WARD;

    @Option(
            names = "--labeller",
            paramLabel = "MODEL",
            description = {
                "A language model of --models that names the topics (default: words and phrases by c-TF-IDF).",
                "It is sent ten prompts of each published topic and ten of its neighbours, as the release has them:",
                "they leave this machine if the model is elsewhere."
            })
    private Optional<String> labeller = Optional.empty();

    @Option(
            names = "--min-users",
            paramLabel = "NUMBER",
            defaultValue = "3",
            description = "Users below which a topic is not published (default: ${DEFAULT-VALUE}).")
    private int minUsers;

    @Option(
            names = "--min-conversations",
            paramLabel = "NUMBER",
            defaultValue = "10",
            description = "Conversations below which a topic is not published (default: ${DEFAULT-VALUE}).")
    private int minConversations;

    @Option(
            names = "--near",
            paramLabel = "COSINE",
            defaultValue = "0.95",
            description = "Cosine of their vectors from which on two prompts are near-duplicates (default: ${DEFAULT-VALUE}).")
    private double near;

    @Option(
            names = "--sample",
            paramLabel = "PROMPTS",
            defaultValue = "100000",
            description = "Prompts that the clusters are fitted to (default: ${DEFAULT-VALUE}).")
    private int sample;

    @Option(
            names = "--previous",
            paramLabel = "RELEASE",
            description = "An earlier release, whose topics keep their numbers.")
    private Optional<String> previous = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Where chance begins (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--json", description = "Print topics.json.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String folder = release.orElseThrow(
                () -> new InputException("name the release, the directory that 'parley build --output' named"));
        if (previous.isPresent() && vectors.areLearned()) {
            throw new InputException("latent vectors are learned anew from each release, so that --previous has nothing to "
                    + "compare; choose other vectors");
        }
        var order = new TopicOrder(
                folder,
                language.toLowerCase(Locale.ROOT).equals("any") ? "" : language,
                minLength,
                maxLength,
                number(),
                start,
                minUsers,
                minConversations,
                near(),
                sample,
                seed,
                previous);
        TopicReport report;
        try (VectorSource source = vectors.open("static", taking -> VectorOptions.keep(folder, taking));
                var named = vectors.labeller(labeller);
                SparkSession session = engine.start()) {
            report = new TopicFinder(session, source, named, Parley.progress()).run(order);
            named.problem().ifPresent(problem -> spec.commandLine().getErr().println("parley: " + problem));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report));
        } else {
            print(report, folder, out);
        }
        return 0;
    }

    private OptionalInt number() {
        if (k.equals("auto")) {
            return OptionalInt.empty();
        }
        int number = k.matches("\\d{1,4}") ? Integer.parseInt(k) : 0;
        if (number < 2 || number > TopicOrder.MOST_TOPICS) {
            throw new InputException("--k is a number of topics from 2 to " + TopicOrder.MOST_TOPICS + ", or 'auto', not '"
                    + k + "'");
        }
        return OptionalInt.of(number);
    }

    private double near() {
        if (!(near > 0 && near <= 1)) {
            throw new InputException("--near is a cosine above 0 and up to 1, such as .95, not " + near);
        }
        return near;
    }

    private static void print(TopicReport report, String folder, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d prompts of %,d conversations, %s of %d to %d characters; %s, k = %d, seed %d%n",
                report.prompts(),
                report.conversations(),
                report.language().isEmpty() ? "any language" : report.language(),
                report.minLength(),
                report.maxLength(),
                report.vectors(),
                report.k(),
                report.seed());
        report.candidates().forEach(candidate ->
                out.printf(Locale.ROOT, "  k = %3d  silhouette %.4f%n", candidate.k(), candidate.silhouette()));
        for (TopicReport.Group group : report.groups()) {
            out.printf(Locale.ROOT, "%n%s (%,d prompts)%n", group.label(), group.prompts());
            report.topics().stream().filter(topic -> topic.group() == group.id()).forEach(topic -> print(topic, out));
        }
        if (report.unpublishedTopics() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%n%d topics of %,d prompts are not published: fewer than %d users or %d conversations%n",
                    report.unpublishedTopics(),
                    report.unpublishedPrompts(),
                    report.minUsers(),
                    report.minConversations());
        }
        out.printf(
                Locale.ROOT,
                "%n%,d prompts repeat an earlier one word for word, %,d more nearly so (cosine of at least %s);"
                        + " %,d are outliers%n",
                report.exactDuplicates(),
                report.semanticDuplicates(),
                report.near(),
                report.outliers());
        if (report.withoutVector() > 0) {
            out.printf(
                    Locale.ROOT,
                    "prompts without a topic, as these vectors do not know their letters: %,d;"
                            + " --vectors latent learns any language%n",
                    report.withoutVector());
        }
        out.printf(Locale.ROOT, "%nwritten to %s/%s%n", folder, TopicReport.FILE_NAME);
    }

    private static void print(Topic topic, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %3d  %5.1f %%  %s%s%s%n",
                topic.id(),
                100 * topic.share(),
                topic.label(),
                topic.template().isEmpty() ? "" : "  [template]",
                topic.previous().stream()
                        .findFirst()
                        .map(before -> String.format(Locale.ROOT, "  [was %.1f %%]", 100 * before.share()))
                        .orElse(""));
    }
}
