package dev.parley.cli;

import dev.parley.arena.ArenaSettings;
import dev.parley.arena.server.Network;
import dev.parley.arena.server.ServerSettings;
import dev.parley.arena.server.TrustedProxies;
import dev.parley.arena.web.PageSettings;
import dev.parley.arena.web.Terms;
import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley serve}: the arena. */
@Command(
        name = "serve",
        description = "Serve the arena: chat, battles, votes, leaderboard, and a gateway for programs.",
        footer = {"", "Examples:", "  parley serve", "  parley serve --models models.yaml --port 9000 --keep 90d"})
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = {"-m", "--models"},
            paramLabel = "FILE",
            description = "The YAML file that declares the models; without it, built-in demo models answer.")
    private @Nullable Path models;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Listen on this address (default: ${DEFAULT-VALUE}, only this machine).")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Listen on this port; 0 takes any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "NETWORK",
            description = "Believe this proxy, an address or a network such as 10.0.0.0/8, on where a request comes from.")
    private List<String> proxies = List.of();

    @Mixin
    private BattleOptions battles = new BattleOptions();

    @Mixin
    private ModerationOptions moderation = new ModerationOptions();

    @Option(
            names = "--terms",
            paramLabel = "FILE",
            description = "The terms of use that visitors accept first, as plain text or Markdown.")
    private @Nullable Path terms;

    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            converter = Days.class,
            description = {
                "Forget chats, votes and calls of the gateway so many days, such as 90d, after something happened in",
                "them last (default: keep them)."
            })
    private Optional<Duration> keep = Optional.empty();

    @Option(
            names = "--https",
            description = "Browsers reach the arena by https, through a proxy: its cookies travel by nothing else.")
    private boolean https;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var settings = new ArenaSettings(
                Optional.ofNullable(models),
                store.location(),
                keep,
                ServerSettings.DEFAULT.at(host, port),
                new TrustedProxies(proxies.stream().map(Network::of).toList()),
                battles.battles(),
                moderation.settings(),
                page());
        Serving.untilStopped(settings, spec.commandLine().getOut(), () -> {});
        return 0;
    }

    private PageSettings page() {
        PageSettings standard = PageSettings.STANDARD;
        return new PageSettings(
                standard.title(),
                terms == null ? standard.terms() : Terms.of(read(terms)),
                https,
                standard.limits(),
                standard.maxTokens());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException("cannot read the terms of use in " + file + "; name a text file in UTF-8", e);
        }
    }
}
