package dev.parley.arena.server;

import java.io.IOException;

/** The client closed the connection, or did not read for too long. */
public final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1;

    ClientGoneException(IOException cause) {
        super(cause);
    }
}
