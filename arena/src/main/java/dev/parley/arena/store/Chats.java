package dev.parley.arena.store;

import dev.parley.arena.store.RefusedException.Reason;
import dev.parley.model.ModelException;
import dev.parley.model.Usage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Chats, the turns in them, and the answers. */
public final class Chats {
    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Chats(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * Begins a chat.
     *
     * @param models one for each side of the mode
     * @param request made up by the client, the same when it repeats the request
     * @throws RefusedException NOT_FOUND if there is no such user
     */
    public Chat open(String user, Mode mode, List<String> models, String request) {
        if (models.size() != mode.sides()) {
            throw new IllegalArgumentException(mode + " has " + mode.sides() + " sides");
        }
        List<Side> sides = models.stream()
                .map(model -> new Side(identifiers.next(), model))
                .toList();
        Instant now = clock.instant();
        var chat = new Chat(identifiers.next(), user, mode, sides, Optional.empty(), mode != Mode.BATTLE, now);
        return database.writer().write(handle -> {
            requireUser(handle, user);
            String made = Requests.once(handle, user, request, Times.micros(now), () -> insert(handle, chat));
            return ChatRows.own(handle, user, made);
        });
    }

    private static void requireUser(Handle handle, String user) {
        boolean isKnown = handle.createQuery("SELECT 1 FROM users WHERE id = :user")
                .bind("user", user)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!isKnown) {
            throw new RefusedException(Reason.NOT_FOUND);
        }
    }

    private static String insert(Handle handle, Chat chat) {
        handle.createUpdate("""
                        INSERT INTO chats (id, user_id, mode, revealed, created, touched)
                        VALUES (:id, :user, :mode, :revealed, :created, :created)""")
                .bind("id", chat.id())
                .bind("user", chat.user())
                .bind("mode", chat.mode().name())
                .bind("revealed", chat.revealed())
                .bind("created", Times.micros(chat.created()))
                .execute();
        for (int side = 0; side < chat.sides().size(); side++) {
            handle.createUpdate("""
                            INSERT INTO sides (chat_id, side, conversation, model)
                            VALUES (:chat, :side, :conversation, :model)""")
                    .bind("chat", chat.id())
                    .bind("side", side)
                    .bind("conversation", chat.sides().get(side).conversation())
                    .bind("model", chat.sides().get(side).model())
                    .execute();
        }
        return chat.id();
    }

    /** A chat, whoever has it. */
    public Optional<Chat> find(String chat) {
        return database.read(handle -> ChatRows.find(handle, chat));
    }

    /** A user's chats, the latest first. */
    public List<Chat> of(String user) {
        return database.read(handle -> ChatRows.of(handle, user));
    }

    /** What a user has asked, the chat in which something happened last first; chats without a message are left out. */
    public List<ChatSummary> summaries(String user, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, mode, touched, substr(prompt, 1, :length) AS beginning FROM (
                            SELECT chats.id, chats.mode, chats.touched,
                                (SELECT prompt FROM turns WHERE chat_id = chats.id ORDER BY created, id LIMIT 1) AS prompt
                            FROM chats WHERE chats.user_id = :user) AS asked
                        WHERE prompt IS NOT NULL ORDER BY touched DESC, id LIMIT :limit""")
                .bind("length", ChatSummary.LONGEST)
                .bind("user", user)
                .bind("limit", limit)
                .map((row, context) -> new ChatSummary(
                        row.getString("id"),
                        Mode.valueOf(row.getString("mode")),
                        row.getString("beginning"),
                        Times.of(row, "touched")))
                .list());
    }

    /**
     * Writes down a message and, for each side, an answer that runs; then the models may be asked. The new turn becomes
     * the head of the chat.
     *
     * @throws RefusedException NOT_FOUND if the user has no such chat or the chat no such turn, STILL_RUNNING if an
     *     answer at the head runs
     */
    public Turn ask(String user, String chat, Question question) {
        String turn = identifiers.next();
        List<String> answers =
                Stream.generate(identifiers::next).limit(Mode.BATTLE.sides()).toList();
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> {
            Chat asked = ChatRows.own(handle, user, chat);
            String made = Requests.once(handle, user, question.request(), now, () -> {
                insert(handle, asked, turn, question, now);
                for (int side = 0; side < asked.sides().size(); side++) {
                    insertAnswer(handle, answers.get(side), turn, side, asked.sides().get(side).model(), now);
                }
                setHead(handle, chat, Optional.of(turn), now);
                return turn;
            });
            return own(handle, asked, made);
        });
    }

    private static void insert(Handle handle, Chat chat, String turn, Question question, long now) {
        if (chat.head().flatMap(head -> Turns.find(handle, head)).filter(Turn::isRunning).isPresent()) {
            throw new RefusedException(Reason.STILL_RUNNING);
        }
        int before = question.after().map(after -> own(handle, chat, after).number()).orElse(0);
        GenerationParameters parameters = question.parameters();
        handle.createUpdate("""
                        INSERT INTO turns (id, chat_id, after_id, number, prompt, temperature, top_p, max_tokens, address,
                            created)
                        VALUES (:id, :chat, :after, :number, :prompt, :temperature, :topP, :maxTokens, :address, :now)""")
                .bind("id", turn)
                .bind("chat", chat.id())
                .bind("after", question.after())
                .bind("number", before + 1)
                .bind("prompt", question.prompt())
                .bind("temperature", parameters.temperature())
                .bind("topP", parameters.topP())
                .bind("maxTokens", parameters.maxTokens())
                .bind("address", question.address())
                .bind("now", now)
                .execute();
    }

    private static void insertAnswer(Handle handle, String answer, String turn, int side, String model, long now) {
        handle.createUpdate("""
                        INSERT INTO answers (id, turn_id, side, model, text, status, started)
                        VALUES (:id, :turn, :side, :model, '', 'RUNNING', :now)""")
                .bind("id", answer)
                .bind("turn", turn)
                .bind("side", side)
                .bind("model", model)
                .bind("now", now)
                .execute();
    }

    private static void setHead(Handle handle, String chat, Optional<String> turn, long now) {
        handle.createUpdate("UPDATE chats SET head = :turn, touched = :now WHERE id = :chat")
                .bind("turn", turn)
                .bind("now", now)
                .bind("chat", chat)
                .execute();
    }

    private static Turn own(Handle handle, Chat chat, String turn) {
        return Turns.find(handle, turn)
                .filter(found -> found.chat().equals(chat.id()))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND));
    }

    /**
     * Ends an answer that runs; an answer that has ended stays as it is. If the store is away for too long, the end is
     * written down when it is back, here and in {@link #fail}.
     *
     * @param text all of it, or what has come
     */
    public void finish(String answer, Answer.Status status, String text, Optional<Usage> usage) {
        end(answer, status, Optional.empty(), text, usage);
    }

    /**
     * Ends an answer that runs because it failed.
     *
     * @param text what has come
     */
    public void fail(String answer, ModelException.Kind failure, String text, Optional<Usage> usage) {
        end(answer, Answer.Status.FAILED, Optional.of(failure), text, usage);
    }

    private void end(
            String answer,
            Answer.Status status,
            Optional<ModelException.Kind> failure,
            String text,
            Optional<Usage> usage) {
        long now = Times.micros(clock.instant());
        database.endings().write(answer, handle -> handle.createUpdate("""
                        UPDATE answers SET status = :status, failure = :failure, text = :text, prompt_tokens = :prompt,
                            completion_tokens = :completion, finished = :now
                        WHERE id = :answer AND status = 'RUNNING'""")
                .bind("status", status.name())
                .bind("failure", failure.map(Enum::name))
                .bind("text", text)
                .bind("prompt", usage.map(Usage::promptTokens))
                .bind("completion", usage.map(Usage::completionTokens))
                .bind("now", now)
                .bind("answer", answer)
                .execute());
    }

    /**
     * Marks the answers that a program left running when it ended as failed; to be called before any is asked for.
     * Returns how many there were.
     */
    public int failRunning() {
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> handle.createUpdate(
                        "UPDATE answers SET status = 'FAILED', finished = :now WHERE status = 'RUNNING'")
                .bind("now", now)
                .execute());
    }

    /** A turn, whoever has it. */
    public Optional<Turn> turn(String turn) {
        return database.read(handle -> Turns.find(handle, turn));
    }

    /** The state that a turn stands for: the turns on the way to it, the first one first. */
    public List<Turn> path(String turn) {
        return database.read(handle -> Turns.path(handle, turn));
    }

    /** The same for many turns at once, by their identifiers; without those that are not there. */
    public Map<String, List<Turn>> paths(Collection<String> turns) {
        return turns.isEmpty() ? Map.of() : database.read(handle -> Turns.paths(handle, turns));
    }

    /**
     * Has an answer at the head of a chat that failed run anew, by the same model or by another, which then has this side
     * of the chat. The other side's answer stays as it is.
     *
     * @param request made up by the client, the same when it repeats the request
     * @throws RefusedException NOT_FOUND if there is no such turn at the head of a chat of this user, STILL_RUNNING if
     *     the answer runs, HAS_ANSWERED if it did not fail, or if another model would take the place of one that has
     *     answered before
     */
    public Turn retry(String user, String turn, int side, String model, String request) {
        String answer = identifiers.next();
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> {
            Turn failed = Turns.find(handle, turn).orElseThrow(() -> new RefusedException(Reason.NOT_FOUND));
            Chat chat = ChatRows.own(handle, user, failed.chat());
            Requests.once(handle, user, request, now, () -> {
                refuseRetry(handle, chat, failed, side, model);
                Retries.run(handle, failed.answers().get(side), answer, model, now);
                Retries.give(handle, chat, side, model);
                return answer;
            });
            return own(handle, chat, turn);
        });
    }

    private static void refuseRetry(Handle handle, Chat chat, Turn turn, int side, String model) {
        if (!chat.head().equals(Optional.of(turn.id()))) {
            throw new RefusedException(Reason.NOT_FOUND);
        }
        switch (turn.answers().get(side).status()) {
            case FAILED -> {}
            case RUNNING -> throw new RefusedException(Reason.STILL_RUNNING);
            case COMPLETE, STOPPED -> throw new RefusedException(Reason.HAS_ANSWERED);
        }
        if (!chat.sides().get(side).model().equals(model) && Retries.hasAnswered(handle, chat, side)) {
            throw new RefusedException(Reason.HAS_ANSWERED);
        }
    }

    /**
     * Moves the head of a chat; to nothing, to clear the screen. What was said stays in the store.
     *
     * @throws RefusedException NOT_FOUND if the user has no such chat or the chat no such turn
     */
    public Chat moveHead(String user, String chat, Optional<String> turn) {
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> {
            Chat moved = ChatRows.own(handle, user, chat);
            turn.ifPresent(head -> own(handle, moved, head));
            setHead(handle, chat, turn, now);
            return ChatRows.own(handle, user, chat);
        });
    }

    /**
     * Deletes a chat with its turns, votes and links.
     *
     * @throws RefusedException NOT_FOUND if the user has no such chat
     */
    public void delete(String user, String chat) {
        database.delete(handle -> {
            ChatRows.own(handle, user, chat);
            return handle.createUpdate("DELETE FROM chats WHERE id = :chat")
                    .bind("chat", chat)
                    .execute();
        });
    }
}
