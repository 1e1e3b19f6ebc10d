package dev.parley.cli;

import dev.parley.arena.store.ApiKey;
import dev.parley.arena.store.NewApiKey;
import dev.parley.arena.store.Store;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley key create}. */
@Command(
        name = "create",
        description = "Make a key and print its secret, which is kept nowhere.",
        footer = {"", "Example:", "  parley key create notebook --budget 5 --requests-per-minute 60"})
final class KeyCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Who the key is for.")
    private String name = "";

    @Option(names = "--budget", paramLabel = "DOLLARS", description = "What it may spend in all (default: no limit).")
    private @Nullable BigDecimal budget;

    @Option(
            names = "--token-budget",
            paramLabel = "N",
            description = "How many tokens its questions and answers may have in all (default: no limit).")
    private @Nullable Long tokenBudget;

    @Option(names = "--requests-per-minute", paramLabel = "N", description = "How often it may ask (default: no limit).")
    private @Nullable Integer requests;

    @Option(
            names = "--tokens-per-minute",
            paramLabel = "N",
            description = "How many tokens its questions and answers may have in a minute (default: no limit).")
    private @Nullable Integer tokens;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        refuseNegative("--budget", budget);
        refuseNegative("--token-budget", tokenBudget);
        refuseNegative("--requests-per-minute", requests);
        refuseNegative("--tokens-per-minute", tokens);
        PrintWriter out = spec.commandLine().getOut();
        try (Store opened = store.open()) {
            NewApiKey made = opened.apiKeys().create(name, limits());
            out.println(json ? Json.write(new Made(made.key().id(), name, made.secret())) : made.secret());
        }
        return 0;
    }

    private void refuseNegative(String option, @Nullable Number value) {
        if (value != null && value.doubleValue() < 0) {
            throw new ParameterException(spec.commandLine(), option + " must not be negative");
        }
    }

    /** What {@code --json} prints. */
    record Made(String id, String name, String secret) {}

    private ApiKey.Limits limits() {
        return new ApiKey.Limits(
                Optional.ofNullable(budget).map(dollars -> dollars.movePointRight(6).longValue()),
                Optional.ofNullable(tokenBudget),
                requests == null ? OptionalInt.empty() : OptionalInt.of(requests),
                tokens == null ? OptionalInt.empty() : OptionalInt.of(tokens));
    }
}
