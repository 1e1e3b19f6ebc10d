package dev.parley.arena.store;

import org.jdbi.v3.core.Handle;

/** Writes down that a failed answer is asked for anew. */
final class Retries {
    private Retries() {}

    /**
     * Puts an answer that runs in the place of one that failed. It has an identifier of its own, so that whatever still
     * belongs to the failed one does not get into it.
     */
    static void run(Handle handle, Answer failed, String answer, String model, long now) {
        handle.createUpdate("""
                        UPDATE answers SET id = :answer, model = :model, text = '', status = 'RUNNING', failure = NULL,
                            prompt_tokens = NULL, completion_tokens = NULL, started = :now, finished = NULL
                        WHERE id = :failed""")
                .bind("answer", answer)
                .bind("model", model)
                .bind("now", now)
                .bind("failed", failed.id())
                .execute();
    }

    /** Gives a side of a chat to a model. */
    static void give(Handle handle, Chat chat, int side, String model) {
        handle.createUpdate("UPDATE sides SET model = :model WHERE chat_id = :chat AND side = :side")
                .bind("model", model)
                .bind("chat", chat.id())
                .bind("side", side)
                .execute();
    }

    /** Whether there is a complete answer of this side anywhere in the chat. */
    static boolean hasAnswered(Handle handle, Chat chat, int side) {
        return handle.createQuery("""
                        SELECT count(*) FROM answers JOIN turns ON turns.id = answers.turn_id
                        WHERE turns.chat_id = :chat AND answers.side = :side AND answers.status = 'COMPLETE'""")
                        .bind("chat", chat.id())
                        .bind("side", side)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
