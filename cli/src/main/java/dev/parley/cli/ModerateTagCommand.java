package dev.parley.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.convert.Summary;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Tagger;
import dev.parley.moderation.Tags;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley moderate tag}: conversations with a verdict for each message, as LMSYS-Chat-1M has them. */
@Command(
        name = "tag",
        description = {
            "Tag each message of each conversation: categories, scores, flagged.",
            "",
            "Reads any format of conversations, also the data of a release. Conversations that bring verdicts along keep "
                    + "them unless --again is given. A conversation with a message that nobody could judge has no tags; "
                    + "how many there are, and why, is told at the end."
        },
        footer = {
            "",
            "Examples:",
            "  parley moderate tag logs/ --output tagged.jsonl.zst",
            "  parley moderate tag release/data --output tagged.parquet --moderator encoder",
            "  parley moderate tag logs/ --output tagged.jsonl --moderator gpt-x --models models.yaml --budget 5 \\",
            "      --cache verdicts.jsonl"
        })
final class ModerateTagCommand implements Callable<Integer> {
    private static final String UNMODERATED = "unmoderated";

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders or globs; plain, gzip or zstd.")
    private List<String> from = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "A .jsonl, .json (one list) or .parquet file; .gz or .zst after the first two compresses.")
    private Path output = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            defaultValue = "lmsys-chat-1m",
            description = "The format to write (default: ${DEFAULT-VALUE}).")
    private String to = "";

    @Option(
            names = "--moderator",
            paramLabel = "NAME",
            defaultValue = "cascade",
            description = "fast, encoder, cascade, or a declared model (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(names = "--again", description = "Judge also what brings verdicts along.")
    private boolean again;

    @Mixin
    private ModeratorOptions options = new ModeratorOptions();

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final SortedMap<String, Long> unmoderated = new TreeMap<>();
    private long kept;
    private long flagged;

    @Override
    public Integer call() {
        var conversion = new FileConversion(from, Optional.empty(), to, output);
        try (Moderator moderator = options.moderator(name, options.weights())) {
            var tagger = new Tagger(moderator, options.policyFor(moderator));
            Summary summary = conversion.run(conversations -> tag(conversations, tagger));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.write(report(summary, tagger)));
            } else {
                conversion.print(summary, out);
                print(tagger, out);
            }
            out.flush();
        }
        return 0;
    }

    private List<Conversation> tag(List<Conversation> conversations, Tagger tagger) {
        List<Conversation> open = conversations.stream()
                .filter(one -> again || Moderation.of(one).isEmpty())
                .toList();
        kept += conversations.size() - open.size();
        Iterator<Tags> tags = tagger.tagInParallel(open).iterator();
        var tagged = new ArrayList<Conversation>(conversations.size());
        for (Conversation conversation : conversations) {
            boolean keeps = !again && !Moderation.of(conversation).isEmpty();
            Conversation one = keeps ? conversation : tag(conversation, tags.next());
            if (Moderation.of(one).stream().anyMatch(Moderation::flagged)) {
                flagged++;
            }
            tagged.add(one);
        }
        return tagged;
    }

    private Conversation tag(Conversation conversation, Tags tags) {
        tags.unmoderated().values().forEach(reason -> unmoderated.merge(reason, 1L, Long::sum));
        ArrayNode verdicts = JsonNodeFactory.instance.arrayNode();
        tags.moderations().forEach(moderation -> verdicts.add(moderation.toJson(Arrays.asList(Category.values()))));
        Attributes attributes = conversation.attributes().with(Moderation.ATTRIBUTE, verdicts);
        if (!tags.unmoderated().isEmpty()) {
            ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
            tags.unmoderated().forEach((message, reason) -> reasons.addObject()
                    .put("message", message)
                    .put("reason", reason));
            attributes = attributes.with(UNMODERATED, reasons);
        }
        return conversation.withAttributes(attributes);
    }

    private Map<String, Object> report(Summary summary, Tagger tagger) {
        var report = new LinkedHashMap<String, Object>();
        report.put("moderator", tagger.version());
        report.put("read", summary.read());
        report.put("written", summary.written());
        report.put("superseded", summary.superseded());
        report.put("rejected", summary.rejected());
        report.put("losses", summary.losses());
        report.put("flagged", flagged);
        report.put("kept", kept);
        report.put(UNMODERATED, unmoderated);
        return report;
    }

    private void print(Tagger tagger, PrintWriter out) {
        out.println("flagged     " + flagged + " conversations, by " + tagger.version());
        if (kept > 0) {
            out.println("kept        " + kept + " conversations with the verdicts that they brought along");
        }
        unmoderated.forEach((reason, count) -> out.println("unmoderated " + count + " messages: " + reason));
    }
}
