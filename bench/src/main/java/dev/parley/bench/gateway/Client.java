package dev.parley.bench.gateway;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection of HTTP/1.1 that asks for chat completions: as little as will do, so that it costs next to nothing. */
final class Client implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final byte[] request;
    private long length = -1;

    Client(URI server, String key, String model, boolean stream) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 2048);
        String body = "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}"
                .formatted(model, stream);
        request = ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Asks, and returns the status once the answer begins. */
    int ask() throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring("content-length:".length()).strip());
            }
        }
        return status;
    }

    /** Reads over the body. */
    void skipBody() throws IOException {
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int size = chunk(); size > 0; size = chunk()) {
            in.skipNBytes(size + 2L);
        }
        line();
    }

    /** The next line of a streamed body; the lines between its chunks come along. */
    String line() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
