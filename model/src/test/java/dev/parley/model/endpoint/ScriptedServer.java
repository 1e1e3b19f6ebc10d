package dev.parley.model.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Answers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A real HTTP/1.1 server on loopback that says exactly what it was told to, byte by byte. */
final class ScriptedServer implements AutoCloseable {
    /** What is said to one request; the connection is closed afterwards if it returns false. */
    @FunctionalInterface
    interface Script {
        boolean play(OutputStream out, InputStream in) throws IOException, InterruptedException;
    }

    record Request(String path, Map<String, String> headers, ObjectNode body) {}

    private final ServerSocket server;
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    ScriptedServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI base() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/v1");
    }

    /** Adds what the next request is told. */
    void then(Script script) {
        scripts.add(script);
    }

    List<Request> requests() {
        return requests;
    }

    int connections() {
        return sockets.size();
    }

    /** A whole answer of this status and these headers, each {@code Name: value}. */
    static Script plain(int status, String body, String... headers) {
        return (out, in) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write(("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\n" + lines(headers)
                            + "Content-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            out.flush();
            return true;
        };
    }

    /** Events that come in packets of this many bytes and end well. */
    static Script events(String events, int packet) {
        return (out, in) -> {
            begin(out);
            byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at += packet) {
                chunk(out, bytes, at, Math.min(packet, bytes.length - at));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        };
    }

    /** Events after which the connection breaks. */
    static Script cut(String events) {
        return (out, in) -> {
            begin(out);
            byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
            chunk(out, bytes, 0, bytes.length);
            return false;
        };
    }

    /** Events after which nothing comes until the other side hangs up. */
    static Script stall(String events, Runnable whenHungUp) {
        return (out, in) -> {
            begin(out);
            byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0) {
                chunk(out, bytes, 0, bytes.length);
            }
            try {
                while (in.read() >= 0) {
                    // nothing more is expected
                }
            } catch (IOException reset) {
                // hanging up may look like this, too
            }
            whenHungUp.run();
            return false;
        };
    }

    static void begin(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void chunk(OutputStream out, byte[] bytes, int start, int length) throws IOException {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(bytes, start, length);
        out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String lines(String... headers) {
        var lines = new StringBuilder();
        for (String header : headers) {
            lines.append(header).append("\r\n");
        }
        return lines.toString();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            boolean more = true;
            while (more && readRequest(in)) {
                more = scripts.take().play(out, in);
            }
        } catch (IOException gone) {
            // the client has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean readRequest(InputStream in) throws IOException {
        String first = readLine(in);
        if (first.isEmpty()) {
            return false;
        }
        var headers = new TreeMap<String, String>();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        requests.add(new Request(first.split(" ", -1)[1], headers, Answers.json(body)));
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
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
