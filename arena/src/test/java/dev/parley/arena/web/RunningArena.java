package dev.parley.arena.web;

import dev.parley.arena.WordModerator;
import dev.parley.arena.generation.Generations;
import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.moderation.MarkSink;
import dev.parley.arena.moderation.Window;
import dev.parley.arena.rule.ChatLimits;
import dev.parley.arena.server.Server;
import dev.parley.arena.server.ServerSettings;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.moderation.Policy;
import dev.parley.text.language.LanguageDetectors;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;

/** The page on loopback with a store of its own. */
final class RunningArena implements AutoCloseable {
    private static final ChatLimits LIMITS = new ChatLimits(3, 1_000, 2_000);
    static final PageSettings SETTINGS = new PageSettings("Parley", Terms.of("Be **kind**."), false, LIMITS, 2048);
    private static final int BODY = 64 << 10;

    final Store store;
    final String adminPassword;
    private final Generations generations;
    private final Optional<LiveModerator> moderator;
    private final Server server;

    RunningArena(Path folder, TestModels models) {
        this(folder, models, SETTINGS);
    }

    RunningArena(Path folder, TestModels models, PageSettings settings) {
        this(settings(folder), models, settings);
    }

    RunningArena(StoreSettings kept, TestModels models, PageSettings settings) {
        this(kept, models, settings, (marks, metrics) -> Optional.empty());
    }

    /** An arena in which this moderator works. */
    RunningArena(Path folder, TestModels models, WordModerator moderator, Policy.Mode mode, Window window) {
        this(
                settings(folder),
                models,
                SETTINGS,
                (marks, metrics) -> Optional.of(moderator.live(mode, window, marks, metrics)));
    }

    private RunningArena(
            StoreSettings kept,
            TestModels models,
            PageSettings settings,
            BiFunction<MarkSink, MeterRegistry, Optional<LiveModerator>> moderation) {
        var clock = InstantSource.system();
        store = Store.open(kept, clock, new SecureRandom());
        adminPassword = store.admin().create().orElseThrow();
        generations = new Generations(new Random(1), clock, Generations.Limits.DEFAULT);
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        moderator = moderation.apply(store.marks()::put, metrics);
        var page = new Page(
                store,
                models,
                generations,
                moderator,
                new PlainRules(new Random(1)),
                new OneLine(),
                settings,
                LanguageDetectors::bundled,
                clock);
        ServerSettings usual = ServerSettings.DEFAULT;
        server = Server.start(
                new ServerSettings(
                        "127.0.0.1",
                        0,
                        BODY,
                        usual.bodyBytesAtOnce(),
                        usual.requestsAtOnce(),
                        usual.idle(),
                        usual.grace()),
                List.of(page),
                Map.of(),
                metrics,
                new Random(1));
    }

    /** Where an arena in this folder keeps its store. */
    static StoreSettings settings(Path folder) {
        return StoreSettings.at(folder.resolve("arena.db").toString());
    }

    /** Its moderator, which there has to be. */
    LiveModerator moderator() {
        return moderator.orElseThrow();
    }

    URI address() {
        return server.address();
    }

    /** A browser that has not been here before. */
    Visitor visitor() {
        return new Visitor(address());
    }

    /** A browser that has accepted the terms. */
    Visitor consenting() {
        Visitor visitor = visitor();
        visitor.post("consent", "{\"terms\":\"" + SETTINGS.terms().version() + "\"}");
        return visitor;
    }

    @Override
    public void close() {
        generations.close();
        moderator.ifPresent(LiveModerator::close);
        server.close();
        store.close();
    }

    /** Exports a line that tells what was asked for. */
    private static final class OneLine implements Export {
        @Override
        public List<String> formats() {
            return List.of("parley", "fastchat");
        }

        @Override
        public void write(String format, Optional<Instant> from, Optional<Instant> until, OutputStream out) {
            try {
                out.write((format + " " + from + " " + until + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
