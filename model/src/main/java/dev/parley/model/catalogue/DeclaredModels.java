package dev.parley.model.catalogue;

import dev.parley.core.InputException;
import dev.parley.model.ChatModel;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelHealth;
import dev.parley.model.ModerationModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of a declaration, which is read again when its file changes. */
public final class DeclaredModels implements ModelCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(DeclaredModels.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Workshop workshop;
    private volatile Map<String, DeclaredModel> models = Map.of();
    private volatile Optional<String> problem = Optional.empty();
    private String read = "";
    private @Nullable Thread watcher;

    private DeclaredModels(Path folder, Surroundings surroundings) {
        this.workshop = new Workshop(folder, surroundings);
    }

    /** The built-in demo models. */
    public static ModelCatalogue demo(Surroundings surroundings) {
        var catalogue = new DeclaredModels(Path.of(""), surroundings);
        catalogue.takeOver(ModelFile.demo());
        return catalogue;
    }

    /**
     * The models declared in a file, which is looked at every second from now on.
     *
     * @throws InputException if the file cannot be read or declares something that cannot be
     */
    public static DeclaredModels open(Path file, Surroundings surroundings) {
        Path absolute = file.toAbsolutePath();
        var catalogue = new DeclaredModels(absolute.resolveSibling(""), surroundings);
        catalogue.read(absolute);
        catalogue.watcher = Thread.ofVirtual().name("watch " + file).start(() -> catalogue.watch(absolute));
        return catalogue;
    }

    private void watch(Path file) {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                reload(file);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes the file over if it has changed; if it cannot be taken over all stays as it is, and {@link #problem} says
     * why.
     */
    void reload(Path file) {
        try {
            read(file);
            problem = Optional.empty();
        } catch (InputException e) {
            String sentence = String.valueOf(e.getMessage());
            if (!problem.equals(Optional.of(sentence))) {
                LOG.warn("The declared models stay as they were: {}", sentence);
            }
            problem = Optional.of(sentence);
        }
    }

    private synchronized void read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new InputException("cannot read the models file " + file + ": " + e.getMessage(), e);
        }
        if (!text.equals(read)) {
            takeOver(ModelFile.parse(text, file.toString()));
            read = text;
        }
    }

    private void takeOver(Map<String, Declaration> declarations) {
        var next = new LinkedHashMap<String, DeclaredModel>();
        Map<String, DeclaredModel> before = models;
        declarations.forEach((name, declaration) -> {
            DeclaredModel same = before.get(name);
            boolean kept = same != null && same.declaration().equals(declaration);
            next.put(name, kept ? same : workshop.make(name, declaration));
        });
        models = next;
        before.values().stream().filter(model -> !next.containsValue(model)).forEach(DeclaredModel::retire);
    }

    @Override
    public List<ModelCard> cards() {
        return models.values().stream().map(DeclaredModel::card).toList();
    }

    @Override
    public Optional<ChatModel> model(String name) {
        return declared(name).flatMap(DeclaredModel::chat);
    }

    @Override
    public Optional<EmbeddingModel> embedding(String name) {
        return declared(name).flatMap(DeclaredModel::embedding);
    }

    @Override
    public Optional<ModerationModel> moderation(String name) {
        return declared(name).flatMap(DeclaredModel::moderation);
    }

    @Override
    public Optional<ModelHealth> health(String name) {
        return declared(name).map(DeclaredModel::health);
    }

    private Optional<DeclaredModel> declared(String name) {
        return Optional.ofNullable(models.get(name));
    }

    @Override
    public Optional<String> problem() {
        return problem;
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.interrupt();
        }
        models.values().forEach(DeclaredModel::close);
    }
}
