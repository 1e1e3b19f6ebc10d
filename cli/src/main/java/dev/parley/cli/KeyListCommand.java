package dev.parley.cli;

import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.Store;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley key list}. */
@Command(
        name = "list",
        description = "List the keys, what they have spent and what they may.",
        footer = {"", "Example:", "  parley key list --json"})
final class KeyListCommand implements Callable<Integer> {
    private static final double MICRO = 1e-6;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Listed> keys;
        try (Store opened = store.open()) {
            keys = opened.apiKeys().all().stream().map(Listed::of).toList();
        }
        if (json) {
            out.println(Json.write(keys));
        } else {
            keys.forEach(key -> out.printf(
                    Locale.ROOT,
                    "%s  %-20s  $%.6f of %s, %d of %s tokens%s%n",
                    key.id(),
                    key.name(),
                    key.spent(),
                    key.budget() == null ? "any" : String.format(Locale.ROOT, "$%.2f", key.budget()),
                    key.tokens(),
                    key.tokenBudget() == null ? "any" : key.tokenBudget(),
                    key.revoked() ? "  taken back" : ""));
        }
        return 0;
    }

    /** What {@code --json} prints of a key; money in US dollars; no budget where there is no limit. */
    record Listed(
            String id,
            String name,
            double spent,
            @Nullable Double budget,
            long tokens,
            @Nullable Long tokenBudget,
            boolean revoked,
            String created) {
        static Listed of(ApiKey key) {
            return new Listed(
                    key.id(),
                    key.name(),
                    key.spent() * MICRO,
                    key.limits().budget().map(budget -> budget * MICRO).orElse(null),
                    key.tokens(),
                    key.limits().tokenBudget().orElse(null),
                    key.revoked().isPresent(),
                    key.created().toString());
        }
    }
}
