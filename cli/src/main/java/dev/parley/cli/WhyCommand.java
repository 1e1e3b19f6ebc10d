package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.core.Role;
import dev.parley.dataset.build.AnnotatedConversation;
import dev.parley.dataset.build.Archive;
import dev.parley.dataset.build.Tombstones;
import dev.parley.dataset.decision.Decision;
import dev.parley.dataset.decision.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley why}: the story of one conversation. */
@Command(
        name = "why",
        description = "Tell why a conversation is in a release or not, and what was changed, by which rule and version.",
        footer = {"", "Example:", "  parley why --release my-dataset 1c2f6a0e9d8b4f7c"})
final class WhyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The conversation's id.")
    private String id = "";

    @Option(
            names = {"-r", "--release"},
            paramLabel = "DIR",
            required = true,
            description = "The directory that 'parley build --output' named.")
    private String release = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Archive archive = Archive.of(release);
        AnnotatedConversation annotated = archive.conversation(id)
                .orElseThrow(() -> new InputException("no conversation '" + id + "' was read for " + release
                        + "; ids stand in the column conversation_id"));
        Decision decision = archive.decision(id);
        Tombstones tombstones = Tombstones.beside(release);
        boolean takenDown = tombstones.cover(id, annotated.conversation().user());
        String outcome = takenDown ? "not released: " + reason(tombstones) : outcome(annotated, decision);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(new Story(id, outcome, decision.verdicts())));
        } else {
            print(annotated, decision, outcome, out);
        }
        return 0;
    }

    /** What {@code --json} prints. */
    record Story(String conversation, String outcome, List<Verdict> verdicts) {}

    private static void print(
            AnnotatedConversation annotated, Decision decision, String outcome, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s  %s, %s, %d messages, read as %s%n",
                annotated.conversation().id(),
                annotated.conversation().model(),
                annotated.annotation().language().name(),
                annotated.conversation().messages().size(),
                annotated.source());
        out.println("outcome: " + outcome);
        for (Verdict verdict : decision.verdicts()) {
            out.printf(
                    Locale.ROOT,
                    "  %-7s %-20s %s  %s = %.3f%s%s%n",
                    verdict.action().label(),
                    verdict.rule(),
                    place(verdict, annotated),
                    verdict.signal(),
                    verdict.score(),
                    verdict.related().isEmpty() ? "" : ", kept instead: " + verdict.related(),
                    verdict.version().isEmpty() ? "" : "  [" + verdict.version() + "]");
        }
        if (decision.verdicts().isEmpty()) {
            out.println("  no rule fired");
        }
    }

    private String reason(Tombstones tombstones) {
        String question = tombstones.contaminated().get(id);
        return question == null ? "taken down" : "taken down for a benchmark's question, " + question;
    }

    private static String outcome(AnnotatedConversation annotated, Decision decision) {
        if (decision.isDropped()) {
            return "not released";
        }
        List<Role> roles = annotated.conversation().messages().stream().map(message -> message.role()).toList();
        int kept = decision.kept(roles);
        long redactions = decision.redactions();
        return "released"
                + (kept < roles.size() ? ", cut to its first " + kept + " of " + roles.size() + " messages" : "")
                + (redactions > 0 ? ", " + redactions + " places redacted" : "");
    }

    private static String place(Verdict verdict, AnnotatedConversation annotated) {
        if (verdict.isWhole()) {
            return "conversation";
        }
        Role role = annotated.conversation().messages().get(verdict.message()).role();
        return String.format(
                Locale.ROOT, "message %d (%s) %d-%d", verdict.message(), role.label(), verdict.start(), verdict.end());
    }
}
