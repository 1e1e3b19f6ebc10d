package dev.parley.cli;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.convert.Summary;
import dev.parley.core.moderation.Moderation;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Tagger;
import dev.parley.moderation.Tags;
import dev.parley.moderation.label.Candidate;
import dev.parley.moderation.label.Explainer;
import dev.parley.moderation.label.Lesson;
import dev.parley.moderation.label.Selection;
import dev.parley.moderation.remote.LmsysPrompt;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley moderate label}: a set from which a language model learns to moderate. */
@Command(
        name = "label",
        description = {
            "Make a training set for a language model that is to moderate, as LMSYS-Chat-1M's authors did (section 4.1).",
            "",
            "Of each of the paper's five categories it takes the messages with the highest scores, adds normal ones and "
                    + "whole conversations about other things, and lets a declared model explain each verdict. Messages "
                    + "on which that model and the tags differ are left out. Each row is a question in the words of "
                    + "'--prompt lmsys-0-shot' with the answer to it, so that a model trained on it moderates under "
                    + "that prompt."
        },
        footer = {
            "",
            "Examples:",
            "  parley moderate label logs/ --output train.jsonl",
            "  parley moderate label logs/ --output train.jsonl --explainer gpt-x --models models.yaml --budget 20 \\",
            "      --cache verdicts.jsonl --to openai-chat"
        })
final class ModerateLabelCommand implements Callable<Integer> {
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
            defaultValue = "sharegpt",
            description = "sharegpt, openai-chat, or another format that is written (default: ${DEFAULT-VALUE}).")
    private String to = "";

    @Option(
            names = "--per-category",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Flagged messages in each category, at most (default: ${DEFAULT-VALUE}).")
    private int perCategory;

    @Option(
            names = "--normal",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Messages without harm, at most (default: ${DEFAULT-VALUE}).")
    private int normal;

    @Option(
            names = "--general",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Conversations about other things, at most (default: ${DEFAULT-VALUE}).")
    private int general;

    @Option(
            names = "--moderator",
            paramLabel = "NAME",
            defaultValue = "cascade",
            description = {
                "Who tags what brings no verdicts along: fast, encoder, cascade or a declared model",
                "(default: ${DEFAULT-VALUE})."
            })
    private String name = "";

    @Option(
            names = "--explainer",
            paramLabel = "NAME",
            description = "A declared model that explains; without one there are verdicts only.")
    private Optional<String> explainer = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of the order of the rows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ModeratorOptions options = new ModeratorOptions();

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final SortedMap<String, Long> leftOut = new TreeMap<>();
    private int lessons;
    private int conversations;

    @Override
    public Integer call() {
        var conversion = new FileConversion(from, Optional.empty(), to, output);
        var selection = new Selection(perCategory, normal, general);
        try (Moderator moderator = options.moderator(name, options.weights())) {
            var tagger = new Tagger(moderator, options.policyFor(moderator));
            Summary summary = conversion.replace(some -> select(some, tagger, selection), () -> rows(selection));
            print(summary, selection);
        }
        return 0;
    }

    private static void select(List<Conversation> conversations, Tagger tagger, Selection selection) {
        List<Conversation> open =
                conversations.stream().filter(one -> Moderation.of(one).isEmpty()).toList();
        Iterator<Tags> tags = tagger.tagInParallel(open).iterator();
        for (Conversation conversation : conversations) {
            List<Moderation> brought = Moderation.of(conversation);
            selection.add(conversation, brought.isEmpty() ? tags.next().moderations() : brought);
        }
    }

    private List<Conversation> rows(Selection selection) {
        var rows = new ArrayList<Conversation>();
        var prompt = LmsysPrompt.zeroShot();
        for (Lesson lesson : lessons(selection.candidates())) {
            rows.add(row(prompt.lesson(lesson.candidate().message(), lesson.labels(), lesson.explanation())));
        }
        lessons = rows.size();
        selection.general().forEach(one -> rows.add(row(one.messages())));
        conversations = rows.size() - lessons;
        Collections.shuffle(rows, new Random(seed));
        return rows;
    }

    /** A row tells nothing of where it is from. */
    private static Conversation row(List<Message> messages) {
        return new Conversation("", "", messages);
    }

    private List<Lesson> lessons(List<Candidate> candidates) {
        if (explainer.isEmpty()) {
            return candidates.stream()
                    .map(candidate -> new Lesson(candidate, candidate.labels(), ""))
                    .toList();
        }
        try (Moderator model = options.moderator(explainer.get(), options.weights())) {
            var explaining = new Explainer(model);
            List<Lesson> explained = explaining.explain(candidates);
            leftOut.putAll(explaining.leftOut());
            return explained;
        }
    }

    private void print(Summary summary, Selection selection) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            var report = new LinkedHashMap<String, Object>();
            report.put("read", summary.read());
            report.put("rejected", summary.rejected());
            report.put("found", selection.found());
            report.put("leftOut", leftOut);
            report.put("lessons", lessons);
            report.put("conversations", conversations);
            out.println(Json.write(report));
        } else {
            out.println("read        " + summary.read() + " records");
            if (summary.rejected() > 0) {
                out.println("rejected    " + summary.rejected() + " records, listed beside the output");
            }
            for (Map.Entry<String, Integer> category : selection.found().entrySet()) {
                out.println("found       " + category.getValue() + " messages of " + category.getKey());
            }
            leftOut.forEach((reason, count) -> out.println("left out    " + count + " messages: " + reason));
            out.println("written     " + lessons + " lessons and " + conversations + " conversations to " + output);
        }
        out.flush();
    }
}
