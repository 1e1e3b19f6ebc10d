package dev.parley.bench.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes the answers on one connection of HTTP/1.1 apart, however their bytes are cut into packets. For one answer after
 * the other.
 */
final class Answer {
    private enum Place {
        STATUS,
        HEADER,
        FIXED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private final StringBuilder line = new StringBuilder();
    private Place place = Place.STATUS;
    private int status;
    private long left;

    /** The status of the answer that was read last. */
    int status() {
        return status;
    }

    /**
     * Reads what has come.
     *
     * @param body gets what of it is part of a body
     * @return whether the answer came to its end
     */
    boolean read(ByteBuffer bytes, Body body) throws IOException {
        while (bytes.hasRemaining()) {
            boolean ended = (place == Place.FIXED || place == Place.CHUNK) ? pass(bytes, body) : readLine(bytes);
            if (ended) {
                place = Place.STATUS;
                return true;
            }
        }
        return false;
    }

    private boolean pass(ByteBuffer bytes, Body body) {
        int count = (int) Math.min(left, bytes.remaining());
        for (int i = 0; i < count; i++) {
            body.next(bytes.get());
        }
        left -= count;
        if (left == 0 && place == Place.CHUNK) {
            place = Place.CHUNK_END;
        }
        return left == 0 && place == Place.FIXED;
    }

    private boolean readLine(ByteBuffer bytes) throws IOException {
        byte next = bytes.get();
        if (next != '\n') {
            line.append((char) next);
            return false;
        }
        String whole = line.toString().strip();
        line.setLength(0);
        return take(whole);
    }

    private boolean take(String text) throws IOException {
        switch (place) {
            case STATUS -> {
                status = Integer.parseInt(text.split(" ", 3)[1]);
                left = -1;
                place = Place.HEADER;
            }
            case HEADER -> {
                if (text.isEmpty()) {
                    place = left >= 0 ? Place.FIXED : Place.CHUNK_SIZE;
                    return left == 0;
                }
                if (text.regionMatches(true, 0, "content-length:", 0, 15)) {
                    left = Long.parseLong(text.substring(15).strip());
                }
            }
            case CHUNK_SIZE -> {
                left = Long.parseLong(text, 16);
                place = left == 0 ? Place.TRAILER : Place.CHUNK;
            }
            case CHUNK_END -> place = Place.CHUNK_SIZE;
            case TRAILER -> {
                return text.isEmpty();
            }
            default -> throw new IOException("unexpected line: " + text);
        }
        return false;
    }

    /** The request for a chat completion, as bytes. */
    static ByteBuffer request(String key, String model, boolean stream) {
        String body = String.format(
                Locale.ROOT,
                "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}",
                model,
                stream);
        return ByteBuffer.wrap(("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever wants to know what a body says. */
    interface Body {
        void next(byte next);
    }
}
