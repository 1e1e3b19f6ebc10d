package dev.parley.model.local;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import dev.parley.core.InputException;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ChunkWriter;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A model in a GGUF file, run by llama.cpp in this process with the chat template that the file brings. The weights are
 * loaded when it is first asked. It makes a few answers at once; further ones wait in their order.
 */
public final class GgufChat implements ChatModel {
    private final Path file;
    private final GgufSettings settings;
    private final InstantSource clock;
    private final ExecutorService slots;
    private final Set<GgufStream> running = ConcurrentHashMap.newKeySet();
    private @Nullable LlamaModel loaded;
    private boolean closed;

    /** @throws InputException if there is no such file */
    public GgufChat(Path file, GgufSettings settings, InstantSource clock) {
        if (!Files.isReadable(file)) {
            throw new InputException("the GGUF file " + file + " cannot be read; name one that is there");
        }
        this.file = file;
        this.settings = settings;
        this.clock = clock;
        this.slots = Executors.newFixedThreadPool(
                settings.slots(), Thread.ofPlatform().daemon().name("gguf-", 0).factory());
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        String model = String.valueOf(file.getFileName());
        var writer = new ChunkWriter("gguf-" + UUID.randomUUID(), clock.instant().getEpochSecond(), model);
        var stream = new GgufStream(writer);
        running.add(stream);
        try {
            slots.execute(() -> {
                try {
                    stream.generate(this::weights, new GgufRequest(request.body(), settings.contextTokens()));
                } finally {
                    running.remove(stream);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new ModelException(Kind.UNAVAILABLE, "the model " + model + " is being closed", e);
        }
        return stream;
    }

    private synchronized LlamaModel weights() {
        if (closed) {
            throw new ModelException(Kind.CANCELLED, "the model " + file.getFileName() + " was closed");
        }
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    private LlamaModel load() {
        var parameters = new ModelParameters()
                .setModel(file.toString())
                .setCtxSize(settings.contextTokens() * settings.slots())
                .setParallel(settings.slots())
                .disableContextShift()
                .enableJinja()
                .disableLog();
        if (settings.threads() > 0) {
            parameters.setThreads(settings.threads());
        }
        try {
            return new LlamaModel(parameters);
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            throw new ModelException(Kind.UNAVAILABLE, "llama.cpp cannot load " + file.getFileName(), e);
        }
    }

    /** Ends all answers before the weights are given back, because the native library would not survive the reverse. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        running.forEach(GgufStream::close);
        slots.close();
        synchronized (this) {
            if (loaded != null) {
                loaded.close();
                loaded = null;
            }
        }
    }
}
