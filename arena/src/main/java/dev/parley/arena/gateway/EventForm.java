package dev.parley.arena.gateway;

import dev.parley.arena.generation.Step;
import dev.parley.arena.server.ClientGoneException;
import dev.parley.arena.server.EventStream;
import dev.parley.arena.server.Problem;

/** How one answer is told as server-sent events. */
interface EventForm {
    /**
     * Tells a piece.
     *
     * @param seen whether the client has seen it before it came back, so that nothing is written
     */
    void piece(Step.Piece piece, boolean seen, EventStream events) throws ClientGoneException;

    /** Tells that the answer is whole. */
    void end(EventStream events) throws ClientGoneException;

    /** Tells that the answer broke off. */
    void problem(Problem problem, EventStream events) throws ClientGoneException;
}
