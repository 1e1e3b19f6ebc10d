package dev.parley.bench.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An endpoint on loopback that answers at once, or in a steady stream: as little work as can be, on the same machine.
 */
final class InstantUpstream implements AutoCloseable {
    private static final String EVENT = "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\","
            + "\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]}\n\n";
    private static final byte[] PIECE = chunk(EVENT.formatted("\"content\":\"hello \"", "null"));
    private static final byte[] END = chunk(EVENT.formatted("", "\"stop\"")
            + "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"choices\":[],"
            + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":10}}\n\ndata: [DONE]\n\n");
    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] LAST = "0\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    private final ServerSocket server;
    private final int pieces;
    private final long millisBetween;

    InstantUpstream(int pieces, long millisBetween) {
        this.pieces = pieces;
        this.millisBetween = millisBetween;
        try {
            this.server = new ServerSocket(0, 8192, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    private static byte[] chunk(String events) {
        return (Integer.toHexString(events.length()) + "\r\n" + events + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedInputStream(socket.getInputStream(), 1024);
                OutputStream out = socket.getOutputStream()) {
            while (readRequest(in)) {
                answer(out);
            }
        } catch (IOException gone) {
            // the other side is done
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(OutputStream out) throws IOException, InterruptedException {
        if (millisBetween == 0) {
            var whole = new ByteArrayOutputStream(4096);
            whole.write(HEAD);
            for (int i = 0; i < pieces; i++) {
                whole.write(PIECE);
            }
            whole.write(END);
            whole.write(LAST);
            out.write(whole.toByteArray());
            return;
        }
        out.write(HEAD);
        for (int i = 0; i < pieces; i++) {
            out.write(PIECE);
            Thread.sleep(millisBetween);
        }
        out.write(END);
        out.write(LAST);
    }

    private static boolean readRequest(InputStream in) throws IOException {
        if (readLine(in).isEmpty()) {
            return false;
        }
        int length = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(length);
        return true;
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
