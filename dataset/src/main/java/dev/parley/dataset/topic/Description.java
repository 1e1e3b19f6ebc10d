package dev.parley.dataset.topic;

import dev.parley.dataset.topic.AssignedPrompts.Duplicates;
import dev.parley.dataset.topic.TopicReport.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells of topics what may be published: names, counts and examples of those that enough people wrote in. */
final class Description {
    private static final int LABEL_SAMPLE = 2000;
    private static final int TERMS = 10;
    private static final int EXAMPLES = 10;
    private static final int EXAMPLE_LENGTH = 300;
    private static final int DUPLICATE_GROUPS = 20;

    private final TopicOrder order;
    private final TopicModel model;
    private final TopicNumbers numbers;
    private final Assignment assignment;
    private final Labeller labeller;
    private final List<Integer> published;

    Description(TopicOrder order, TopicModel model, TopicNumbers numbers, Assignment assignment, Labeller labeller) {
        this.order = order;
        this.model = model;
        this.numbers = numbers;
        this.assignment = assignment;
        this.labeller = labeller;
        this.published =
                IntStream.range(0, model.size()).filter(this::isPublished).boxed().toList();
    }

    /** A topic that hardly anybody wrote in could tell who they are. */
    private boolean isPublished(int cluster) {
        TopicTally tally = assignment.tallies().get(cluster);
        return tally.users() >= minUsers() && tally.conversations() >= order.minConversations();
    }

    private int minUsers() {
        return assignment.tellsUsersApart() ? order.minUsers() : 0;
    }

    /**
     * All there is to tell.
     *
     * @param fitted the prompts that clusters were fitted to
     * @param vectors their version
     */
    TopicReport report(List<String> fitted, Duplicates duplicates, String vectors) {
        List<List<String>> samples = IntStream.range(0, model.size())
                .mapToObj(cluster -> model.prompts(cluster, fitted, LABEL_SAMPLE))
                .toList();
        var terms = new Terms();
        samples.forEach(terms::add);
        List<Topic> topics = published.stream()
                .map(cluster -> topic(cluster, terms, samples.get(cluster)))
                .sorted((one, other) -> Integer.compare(one.id(), other.id()))
                .toList();
        Set<Integer> shown = Set.copyOf(topics.stream().map(Topic::id).toList());
        List<TopicTally> tallies = assignment.tallies();
        return new TopicReport(
                TopicFinder.VERSION,
                vectors,
                order.seed(),
                order.language(),
                order.minLength(),
                order.maxLength(),
                order.start(),
                model.size(),
                model.candidates(),
                order.minUsers(),
                order.minConversations(),
                order.near(),
                assignment.prompts(),
                assignment.withoutVector(),
                tallies.stream().mapToLong(TopicTally::exactDuplicates).sum(),
                tallies.stream().mapToLong(TopicTally::semanticDuplicates).sum(),
                tallies.stream().mapToLong(TopicTally::outliers).sum(),
                assignment.conversations(),
                fitted.size(),
                topics,
                groups(topics, samples),
                model.size() - published.size(),
                assignment.prompts() - topics.stream().mapToLong(Topic::prompts).sum(),
                duplicates(duplicates),
                PackedVector.pack(model.space().mean()),
                assignment.points().stream().filter(point -> shown.contains(point.topic())).toList());
    }

    private Topic topic(int cluster, Terms terms, List<String> sample) {
        TopicTally tally = assignment.tallies().get(cluster);
        List<Topic.Term> own = terms.of(cluster, TERMS, order.minUsers());
        List<String> examples = tally.texts(EXAMPLES, EXAMPLE_LENGTH);
        Labeller.Label label =
                labeller.label(own.stream().map(Topic.Term::text).toList(), examples, outside(cluster));
        Optional<PromptTemplate> template = PromptTemplate.of(sample);
        return new Topic(
                numbers.ids()[cluster],
                model.groups()[cluster],
                label.text(),
                label.by(),
                own,
                tally.prompts(),
                tally.conversations(),
                tally.users(),
                tally.exactDuplicates(),
                tally.semanticDuplicates(),
                tally.outliers(),
                Rounded.of((double) tally.prompts() / assignment.prompts()),
                Rounded.of(tally.similarity()),
                template.map(PromptTemplate::text).orElse(""),
                Rounded.of(template.map(PromptTemplate::share).orElse(0.0)),
                earlier(cluster),
                Rounded.of(tally.x()),
                Rounded.of(tally.y()),
                tally.models(),
                examples,
                tally.nearest().stream()
                        .map(near -> new Topic.Member(
                                near.prompt().conversation(), near.prompt().message(), Rounded.of(near.similarity())))
                        .toList(),
                PackedVector.pack(model.centers()[cluster]));
    }

    private List<Topic.Earlier> earlier(int cluster) {
        return numbers.earlier().get(cluster)
                .map(topic -> new Topic.Earlier(
                        topic.label(),
                        Rounded.of(EarlierTopics.cosine(
                                model.centers()[cluster], PackedVector.unpack(topic.centroid()))),
                        topic.share()))
                .stream()
                .toList();
    }

    /** Prompts of the nearest other topics, for contrast. */
    private List<String> outside(int cluster) {
        return model.neighbours(cluster).stream()
                .filter(published::contains)
                .limit(EXAMPLES / 2)
                .flatMap(other -> assignment.tallies().get(other).texts(2, EXAMPLE_LENGTH).stream())
                .toList();
    }

    private List<DuplicateGroup> duplicates(Duplicates duplicates) {
        return duplicates
                .groups(published, numbers.ids(), minUsers(), order.minConversations(), DUPLICATE_GROUPS)
                .stream()
                .map(group -> group.shortened(EXAMPLE_LENGTH))
                .toList();
    }

    private List<Group> groups(List<Topic> topics, List<List<String>> samples) {
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
                Labeller.TERMS.label(words, List.of(), List.of()).text(),
                own.stream().map(Topic::id).toList(),
                own.stream().mapToLong(Topic::prompts).sum());
    }
}
