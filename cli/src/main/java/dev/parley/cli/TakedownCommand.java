package dev.parley.cli;

import dev.parley.dataset.Engine;
import dev.parley.dataset.build.Takedown;
import dev.parley.dataset.build.Tombstones;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley takedown}: takes a user's conversations, or single ones, out of a release for good. */
@Command(
        name = "takedown",
        description = {
            "Take conversations out of a release, so that no later build brings them back.",
            "Only the shards that hold them are written anew; RELEASE.tombstones.json remembers them."
        },
        footer = {
            "",
            "Examples:",
            "  parley takedown my-dataset --conversation 1c2f6a0e9d8b4f7c",
            "  parley takedown my-dataset --user 5d41402abc4b2a76b9719d911017c592"
        })
final class TakedownCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "The directory that 'parley build --output' named.")
    private String release = "";

    @Option(
            names = "--user",
            paramLabel = "ID",
            description = "A user by pseudonym, as in the column user_id; may be given more than once.")
    private Set<String> users = new LinkedHashSet<>();

    @Option(
            names = "--conversation",
            paramLabel = "ID",
            description = "A conversation by its id; may be given more than once.")
    private Set<String> conversations = new LinkedHashSet<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (users.isEmpty() && conversations.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "nothing to take down; name it with --user or --conversation");
        }
        Takedown.Result result;
        try (SparkSession session = Engine.start(Engine.IN_PROCESS, Map.of())) {
            result = new Takedown(session, Parley.progress()).run(release, new Tombstones(users, conversations));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(result));
        } else {
            print(result, out);
        }
        return 0;
    }

    private void print(Takedown.Result result, PrintWriter out) {
        if (result.conversations().isEmpty()) {
            out.println("None of it is in the release; no later build will bring it in.");
            return;
        }
        out.println("taken down: " + result.conversations().size());
        result.conversations().forEach(id -> out.println("  " + Terminal.printable(id)));
        out.println("shards written anew: " + String.join(", ", result.rebuilt()) + "; as they were: " + result.kept());
        if (!result.left().isEmpty()) {
            out.println("no longer there, as it may show what was taken down: " + String.join(", ", result.left()));
        }
        out.println("Logs, " + release + ".work and copies elsewhere still hold it: what is local is yours to delete.");
    }
}
