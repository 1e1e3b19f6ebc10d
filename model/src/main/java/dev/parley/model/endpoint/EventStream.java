package dev.parley.model.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatStream;
import dev.parley.model.Json;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** An answer that comes as server-sent events. */
final class EventStream implements ChatStream {
    private static final String DONE = "[DONE]";

    private final Call call;
    private final SseReader events;
    private final Dialect dialect;
    private Iterator<ChatChunk> pending = List.<ChatChunk>of().iterator();
    private volatile boolean ended;

    EventStream(Call call, Dialect dialect) {
        this.call = call;
        this.events = new SseReader(call.body());
        this.dialect = dialect;
    }

    @Override
    public Optional<ChatChunk> next() {
        while (!pending.hasNext()) {
            if (ended || !readEvent()) {
                return Optional.empty();
            }
        }
        return Optional.of(pending.next());
    }

    private boolean readEvent() {
        try {
            if (!events.next()) {
                ended = true;
                if (!dialect.isComplete()) {
                    throw new ModelException(
                            Kind.BROKEN, call.endpoint().name() + " ended an answer before it was complete");
                }
                return false;
            }
            if (events.dataIs(DONE)) {
                ended = true;
                return false;
            }
            if (!(Json.MAPPER.readTree(events.data(), 0, events.length()) instanceof ObjectNode event)) {
                throw call.malformed();
            }
            Failures.check(event, call.endpoint().name());
            pending = dialect.chunks(event).iterator();
            ended = dialect.isEnded();
            call.expectNext();
            return true;
        } catch (JsonProcessingException e) {
            throw call.malformed();
        } catch (IOException e) {
            throw call.failure(e);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            call.abort();
        }
        call.close();
    }
}
