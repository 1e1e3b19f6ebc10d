package dev.parley.model.demo;

import dev.parley.model.ChatChunk;
import dev.parley.model.ChatStream;
import dev.parley.model.ChunkWriter;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says prepared tokens at a steady pace. */
final class DemoStream implements ChatStream {
    private final ChunkWriter writer;
    private final List<String> tokens;
    private final boolean cut;
    private final long promptTokens;
    private final Duration pace;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int step;

    DemoStream(ChunkWriter writer, List<String> tokens, int most, long promptTokens, Duration pace) {
        this.writer = writer;
        this.cut = tokens.size() > most;
        this.tokens = cut ? tokens.subList(0, most) : tokens;
        this.promptTokens = promptTokens;
        this.pace = pace;
    }

    @Override
    public Optional<ChatChunk> next() {
        int token = step++ - 1;
        if (token < 0) {
            return Optional.of(writer.role());
        }
        if (token < tokens.size()) {
            pause();
            return Optional.of(writer.text(tokens.get(token)));
        }
        return switch (token - tokens.size()) {
            case 0 -> Optional.of(writer.finish(cut ? "length" : "stop"));
            case 1 -> Optional.of(writer.usage(new Usage(promptTokens, tokens.size())));
            default -> Optional.empty();
        };
    }

    private void pause() {
        try {
            if (closed.await(pace.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ModelException(Kind.CANCELLED, "the caller gave up the answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(Kind.CANCELLED, "the caller gave up the answer", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
