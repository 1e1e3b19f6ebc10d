package dev.parley.arena.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A wire to a server that can be cut and mended. */
final class Wire implements AutoCloseable {
    private final int target;
    private final int port;
    private final List<Socket> ends = new ArrayList<>();
    private ServerSocket server;

    Wire(int target) throws IOException {
        this.target = target;
        this.server = listen(0);
        this.port = server.getLocalPort();
    }

    int port() {
        return port;
    }

    private ServerSocket listen(int wanted) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        Thread.startVirtualThread(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                join(socket.accept());
            }
        } catch (IOException cut) {
            // Nobody is let in any more.
        }
    }

    private void join(Socket client) throws IOException {
        var upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        synchronized (ends) {
            ends.add(client);
            ends.add(upstream);
        }
        Thread.startVirtualThread(() -> pump(client, upstream));
        Thread.startVirtualThread(() -> pump(upstream, client));
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both ends are closed; there is nothing more to do.
        }
    }

    /** Whoever is connected is thrown out, nobody new is let in. */
    void cut() {
        try {
            server.close();
            synchronized (ends) {
                for (Socket end : ends) {
                    end.close();
                }
                ends.clear();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void mend() {
        try {
            server = listen(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
