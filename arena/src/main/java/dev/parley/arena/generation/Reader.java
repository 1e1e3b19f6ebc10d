package dev.parley.arena.generation;

import dev.parley.model.ModelException;
import java.time.Duration;

/**
 * One reader's place in a generation. It holds nothing but that place, so that a reader that is slow, or never comes
 * back, costs nothing. For one thread at a time; simply forget it to leave.
 */
public final class Reader {
    private final PieceLog log;
    private int place;

    Reader(PieceLog log, int place) {
        this.log = log;
        this.place = place;
    }

    /**
     * Waits for the next piece, or for the end, but no longer than the reader has patience.
     *
     * @throws ModelException of kind {@code CANCELLED} if the waiting thread is interrupted
     */
    public Step next(Duration patience) {
        try {
            Step step = log.at(place, patience);
            if (step instanceof Step.Piece) {
                place++;
            }
            return step;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(ModelException.Kind.CANCELLED, "the reader was interrupted", e);
        }
    }
}
