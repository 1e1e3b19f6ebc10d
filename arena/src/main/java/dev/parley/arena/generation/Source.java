package dev.parley.arena.generation;

import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The stream that a generation reads, which somebody else may stop while it is being opened or read. */
final class Source {
    private final ReentrantLock lock = new ReentrantLock();
    private boolean stopped;
    private @Nullable Thread opening;
    private @Nullable ChatStream opened;

    ChatStream open(ChatModel model, ChatRequest request) {
        begin();
        try {
            return keep(model.stream(request));
        } finally {
            endOpening();
        }
    }

    void stop() {
        ChatStream stream;
        lock.lock();
        try {
            stopped = true;
            stream = opened;
            if (opening != null) {
                opening.interrupt();
            }
        } finally {
            lock.unlock();
        }
        if (stream != null) {
            stream.close();
        }
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        lock.lock();
        try {
            if (stopped) {
                throw new ModelException(ModelException.Kind.CANCELLED, "the answer was stopped before it began");
            }
            opening = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private ChatStream keep(ChatStream stream) {
        lock.lock();
        try {
            if (stopped) {
                stream.close();
            }
            opened = stream;
            return stream;
        } finally {
            lock.unlock();
        }
    }

    private void endOpening() {
        lock.lock();
        try {
            opening = null;
            // An interrupt meant for the opening must not disturb the storing of what there is.
            if (stopped) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
