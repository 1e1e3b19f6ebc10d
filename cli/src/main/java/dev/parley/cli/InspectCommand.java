package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.dataset.build.AnnotatedConversation;
import dev.parley.dataset.build.Archive;
import dev.parley.text.Finding;
import dev.parley.text.MessageAnnotation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley inspect}: a conversation as it was read, with its annotations. */
@Command(
        name = "inspect",
        description = {
            "Show a conversation as it was read, with everything that was found in it.",
            "The text is the original: it may hold personal data and is for your eyes only."
        },
        footer = {
            "",
            "Examples:",
            "  parley inspect --release my-dataset 1c2f6a0e9d8b4f7c",
            "  parley inspect --release my-dataset --rule refusal --limit 3"
        })
final class InspectCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    private static final class Which {
        @Parameters(paramLabel = "ID", description = "The conversation's id.")
        private String id = "";

        @Option(names = "--rule", paramLabel = "RULE", description = "Examples in which this rule fired.")
        private String rule = "";
    }

    @Option(
            names = {"-r", "--release"},
            paramLabel = "DIR",
            required = true,
            description = "The directory that 'parley build --output' named.")
    private String release = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many examples (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Archive archive = Archive.of(release);
        List<String> ids = which.rule.isEmpty() ? List.of(which.id) : archive.examples(which.rule, limit);
        if (ids.isEmpty()) {
            throw new InputException("the rule '" + which.rule + "' fired nowhere in " + release);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(ids.stream().map(id -> archive.row(id).orElseThrow(() -> unknown(id))).toList()));
        } else {
            ids.forEach(id -> print(archive.conversation(id).orElseThrow(() -> unknown(id)), out));
        }
        return 0;
    }

    private InputException unknown(String id) {
        return new InputException("no conversation '" + id + "' was read for " + release
                + "; ids stand in the column conversation_id");
    }

    private static void print(AnnotatedConversation annotated, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "── %s  %s  %s (%.2f)  %s%n",
                annotated.conversation().id(),
                annotated.conversation().model(),
                annotated.annotation().language().name(),
                annotated.annotation().language().score(),
                annotated.conversation().time().map(Object::toString).orElse("no time"));
        annotated.votes().forEach(vote -> out.println("   vote: " + vote.kind()
                + (vote.opponent().isEmpty() ? "" : " against " + vote.opponent())));
        for (int i = 0; i < annotated.conversation().messages().size(); i++) {
            print(i, annotated.conversation().messages().get(i), annotated.annotation().messages().get(i), out);
        }
        out.println();
    }

    private static void print(int index, Message message, MessageAnnotation annotation, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n[%d] %s  %s, %d tokens%n%s%n",
                index,
                message.role().label(),
                annotation.language().name(),
                annotation.tokens(),
                Terminal.printable(message.content()));
        for (Finding finding : annotation.findings()) {
            out.printf(
                    Locale.ROOT,
                    "    %s %.2f at %d-%d: %s%n",
                    finding.signal(),
                    finding.score(),
                    finding.start(),
                    finding.end(),
                    Terminal.excerpt(message.content(), finding.start(), finding.end()));
        }
    }
}
