package dev.parley.model.local;

import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatStream;
import dev.parley.model.ChunkWriter;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.model.Usage;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** An answer that one thread makes and another one takes. Its length is bounded by the context of the model. */
final class GgufStream implements ChatStream {
    private sealed interface Event {}

    private record Piece(ChatChunk chunk) implements Event {}

    private record End() implements Event {}

    private record Failed(ModelException failure) implements Event {}

    private final ChunkWriter writer;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile boolean closed;
    private boolean ended;

    GgufStream(ChunkWriter writer) {
        this.writer = writer;
    }

    /** Makes the answer; on the maker's thread. */
    void generate(Supplier<LlamaModel> weights, GgufRequest request) {
        try {
            if (!closed) {
                generate(weights.get(), request);
            }
            events.add(new End());
        } catch (ModelException e) {
            events.add(new Failed(e));
        } catch (RuntimeException e) {
            events.add(new Failed(new ModelException(Kind.INVALID_REQUEST, "llama.cpp refused the request", e)));
        }
    }

    private void generate(LlamaModel model, GgufRequest request) {
        String prompt = request.prompt(model);
        int promptTokens = model.encode(prompt).length;
        int maxTokens = request.maxTokens(promptTokens);
        LlamaIterator outputs = model.generate(request.parameters(prompt, maxTokens)).iterator();
        say(writer.role());
        int tokens = 0;
        while (outputs.hasNext()) {
            if (closed) {
                outputs.cancel();
                return;
            }
            String text = outputs.next().text;
            if (!text.isEmpty()) {
                tokens++;
                say(writer.text(text));
            }
        }
        say(writer.finish(tokens >= maxTokens ? "length" : "stop"));
        say(writer.usage(new Usage(promptTokens, tokens)));
    }

    private void say(ChatChunk chunk) {
        events.add(new Piece(chunk));
    }

    @Override
    public Optional<ChatChunk> next() {
        if (ended) {
            return Optional.empty();
        }
        Event event = take();
        if (closed) {
            throw new ModelException(Kind.CANCELLED, "the caller gave up the answer");
        }
        return switch (event) {
            case Piece piece -> Optional.of(piece.chunk());
            case End end -> {
                ended = true;
                yield Optional.empty();
            }
            case Failed failed -> throw failed.failure();
        };
    }

    private Event take() {
        try {
            return events.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(Kind.CANCELLED, "the caller gave up the answer", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        events.add(new End());
    }
}
