package dev.parley.arena.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A wire to a server that can be cut and mended. */
public final class Wire implements AutoCloseable {
    private final int target;
    private final List<Socket> ends = new ArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private boolean isCut;

    public Wire(int target) throws IOException {
        this.target = target;
        Thread.startVirtualThread(() -> accept(server));
    }

    public int port() {
        return server.getLocalPort();
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
        synchronized (ends) {
            if (isCut) {
                client.close();
                return;
            }
            var upstream = new Socket(InetAddress.getLoopbackAddress(), target);
            ends.add(client);
            ends.add(upstream);
            Thread.startVirtualThread(() -> pump(client, upstream));
            Thread.startVirtualThread(() -> pump(upstream, client));
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both ends are closed; there is nothing more to do.
        }
    }

    /** Whoever is connected is thrown out, and whoever comes. */
    public void cut() {
        synchronized (ends) {
            isCut = true;
            for (Socket end : ends) {
                try {
                    end.close();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            ends.clear();
        }
    }

    public void mend() {
        synchronized (ends) {
            isCut = false;
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        server.close();
    }
}
