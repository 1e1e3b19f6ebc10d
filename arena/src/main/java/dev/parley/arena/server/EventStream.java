package dev.parley.arena.server;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer as server-sent events. Writes block while the client does not read, and fail when it is gone: nothing is
 * kept for it here.
 */
public final class EventStream {
    private final ServletOutputStream out;

    private EventStream(ServletOutputStream out) {
        this.out = out;
    }

    /** Begins the answer. */
    public static EventStream open(Context context) {
        context.contentType("text/event-stream; charset=utf-8")
                .header("Cache-Control", "no-cache, no-transform")
                .header("X-Accel-Buffering", "no");
        try {
            return new EventStream(context.res().getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a line {@code id:}, {@code event:} or {@code data:} of an event; the value has no line breaks. */
    public EventStream line(String field, String value) throws ClientGoneException {
        return write(field + ": " + value + "\n");
    }

    /** Ends an event. */
    public EventStream end() throws ClientGoneException {
        return write("\n");
    }

    /** Writes a comment, which clients skip, so that everybody on the way sees that the stream lives. */
    public void keepAlive() throws ClientGoneException {
        write(":\n\n").flush();
    }

    /** Sends what has been written. */
    public void flush() throws ClientGoneException {
        try {
            out.flush();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private EventStream write(String text) throws ClientGoneException {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
