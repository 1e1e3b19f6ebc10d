package dev.parley.arena;

import dev.parley.arena.export.StoreExport;
import dev.parley.arena.gateway.Gateway;
import dev.parley.arena.gateway.Ledger;
import dev.parley.arena.generation.Generations;
import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.server.Server;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.StoreSettings;
import dev.parley.arena.web.Page;
import dev.parley.core.asset.AssetStore;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import dev.parley.text.language.LanguageDetectors;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running arena. */
public final class Arena implements AutoCloseable {
    private final Store store;
    private final ModelCatalogue models;
    private final Generations generations;
    private final Optional<LiveModerator> moderator;
    private final Server server;
    private final Optional<Pruning> pruning;
    private final Optional<String> adminPassword;

    private Arena(
            Store store,
            ModelCatalogue models,
            Generations generations,
            Optional<LiveModerator> moderator,
            Server server,
            Optional<Pruning> pruning,
            Optional<String> adminPassword) {
        this.store = store;
        this.models = models;
        this.generations = generations;
        this.moderator = moderator;
        this.server = server;
        this.pruning = pruning;
        this.adminPassword = adminPassword;
    }

    /**
     * Opens the store and the models, and serves them.
     *
     * @throws dev.parley.core.InputException if a setting does not work
     */
    public static Arena start(ArenaSettings settings) {
        var clock = InstantSource.system();
        var random = new SecureRandom();
        var surroundings = Surroundings.standard();
        ModelCatalogue models = settings.models()
                .<ModelCatalogue>map(file -> DeclaredModels.open(file, surroundings))
                .orElseGet(() -> DeclaredModels.demo(surroundings));
        Store store = Store.open(StoreSettings.at(settings.store()), clock, random);
        // What ran when the program ended the last time will not come to its end.
        store.chats().failRunning();
        store.gatewayCalls().failRunning();
        Optional<String> password = store.admin().create();

        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var generations = new Generations(random, clock, Generations.Limits.DEFAULT);
        metrics.gauge("parley.generations.running", generations, Generations::running);
        new JvmMemoryMetrics().bindTo(metrics);
        Optional<LiveModerator> moderator = settings.moderation().start(models, store.marks()::put, metrics);
        var gateway = new Gateway(models, generations, Ledger.of(store), moderator, metrics, clock);
        var page = new Page(
                store,
                models,
                generations,
                moderator,
                new StandardRules(random, clock, settings.proxies(), settings.battles(), store.votes(), models),
                new StoreExport(store),
                settings.page(),
                () -> LanguageDetectors.standard(AssetStore.of(System.getenv())),
                clock);
        Server server = Server.start(
                settings.server(), List.of(gateway, page), Map.of("store", store::isReady), metrics, random);
        Optional<Pruning> pruning = settings.kept().map(kept -> new Pruning(store.retention(), clock, kept));
        pruning.ifPresent(Pruning::start);
        return new Arena(store, models, generations, moderator, server, pruning, password);
    }

    /** Where browsers and programs find it. */
    public URI address() {
        return server.address();
    }

    /** The admin's password, only if this start made the account. It is shown once and kept nowhere. */
    public Optional<String> adminPassword() {
        return adminPassword;
    }

    /** Refuses new requests, lets running answers come to an end or stops them, and writes down what is left. */
    @Override
    public void close() {
        server.stopAccepting();
        pruning.ifPresent(Pruning::close);
        generations.close();
        server.close();
        moderator.ifPresent(LiveModerator::close);
        models.close();
        store.close();
    }
}
