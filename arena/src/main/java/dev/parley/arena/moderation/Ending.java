package dev.parley.arena.moderation;

import dev.parley.model.ChatChunk;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;

/** How a moderated answer ends. */
public interface Ending {
    /**
     * The last piece of an answer that must not go on.
     *
     * @throws ModelException of this kind, if the answer is to fail
     */
    ChatChunk stopped(Kind kind);

    /** Has this called if the answer must not go on for another's sake. */
    default void onStop(Runnable breakOff) {}

    /** Why the answer broke off. */
    default ModelException brokenOff(ModelException failure) {
        return failure;
    }

    /**
     * The answer is all there, judged and given out; returns when its end may be told.
     *
     * @throws ModelException if it must not count
     */
    default void whole() {}

    /** The answer has ended, however it did; may be called again. */
    default void over() {}
}
