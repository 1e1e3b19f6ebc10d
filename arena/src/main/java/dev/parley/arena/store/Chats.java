package dev.parley.arena.store;

import dev.parley.model.Usage;
import java.util.List;
import java.util.Optional;

/** Chats, the turns in them, and the answers. */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class Chats {
    Chats() {}

    /**
     * Begins a chat.
     *
     * @param models one for each side of the mode
     * @param request made up by the client, the same when it repeats the request
     */
    public Chat open(String user, Mode mode, List<String> models, String request) {
        throw new UnsupportedOperationException();
    }

    /** A chat, whoever has it. */
    public Optional<Chat> find(String chat) {
        throw new UnsupportedOperationException();
    }

    /** A user's chats, the latest first. */
    public List<Chat> of(String user) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes down a message and, for each side, an answer that runs; then the models may be asked. The new turn
     * becomes the
     * head of the chat.
     *
     * @throws RefusedException NOT_FOUND if the user has no such chat or the chat no such turn, STILL_RUNNING if an
     *     answer at the head runs
     */
    public Turn ask(String user, String chat, Question question) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends an answer that runs; an answer that has ended stays as it is.
     *
     * @param text all of it, or what has come
     */
    public void finish(String answer, Answer.Status status, String text, Optional<Usage> usage) {
        throw new UnsupportedOperationException();
    }

    /**
     * Marks the answers that a program left running when it ended as failed; to be called before any is asked for.
     * Returns how many there were.
     */
    public int failRunning() {
        throw new UnsupportedOperationException();
    }

    /** A turn, whoever has it. */
    public Optional<Turn> turn(String turn) {
        throw new UnsupportedOperationException();
    }

    /** The state that a turn stands for: the turns on the way to it, the first one first. */
    public List<Turn> path(String turn) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a side to another model, because its own failed.
     *
     * @throws RefusedException NOT_FOUND if the user has no such chat, HAS_ANSWERED if this side has a complete answer
     */
    public Chat replaceModel(String user, String chat, int side, String model) {
        throw new UnsupportedOperationException();
    }

    /**
     * Moves the head of a chat; to nothing, to clear the screen. What was said stays in the store.
     *
     * @throws RefusedException NOT_FOUND if the user has no such chat or the chat no such turn
     */
    public Chat moveHead(String user, String chat, Optional<String> turn) {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes a chat with its turns, votes and links.
     *
     * @throws RefusedException NOT_FOUND if the user has no such chat
     */
    public void delete(String user, String chat) {
        throw new UnsupportedOperationException();
    }
}
