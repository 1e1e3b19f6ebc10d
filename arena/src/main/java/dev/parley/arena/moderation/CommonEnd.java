package dev.parley.arena.moderation;

import dev.parley.model.ChatChunk;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets the answers of a turn end alike, so that nobody sees which of them was stopped: the first that must not go on
 * takes the others with it, and none is told to be whole before all are over.
 */
public final class CommonEnd {
    private final AtomicInteger open;
    private final CompletableFuture<Optional<Kind>> end = new CompletableFuture<>();

    public CommonEnd(int answers) {
        this.open = new AtomicInteger(answers);
    }

    /** The end of one of the answers. */
    public Ending one() {
        return new One();
    }

    private static ModelException failure(Kind kind) {
        return new ModelException(kind, "the moderator stopped the answers");
    }

    private final class One implements Ending {
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final CompletableFuture<Optional<Kind>> left = new CompletableFuture<>();

        @Override
        public ChatChunk stopped(Kind kind) {
            end.complete(Optional.of(kind));
            throw failure(kind);
        }

        @Override
        public void onStop(Runnable breakOff) {
            var unused = end.thenAccept(kind -> {
                if (kind.isPresent()) {
                    breakOff.run();
                }
            });
        }

        @Override
        public ModelException brokenOff(ModelException failure) {
            return end.getNow(Optional.empty()).map(CommonEnd::failure).orElse(failure);
        }

        @Override
        public void whole() {
            countDown();
            end.applyToEither(left, kind -> kind).join().ifPresent(kind -> {
                throw failure(kind);
            });
        }

        @Override
        public void over() {
            countDown();
            left.complete(Optional.empty());
        }

        private void countDown() {
            if (isOver.compareAndSet(false, true) && open.decrementAndGet() == 0) {
                end.complete(Optional.empty());
            }
        }
    }
}
