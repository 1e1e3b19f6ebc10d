package dev.parley.arena.store;

import dev.parley.arena.store.RefusedException.Reason;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Votes, each for one state of a chat, and at most one a state. Only whoever has the chat can vote in it. */
public final class Votes {
    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Votes(Database database, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * Casts a vote. It is not anonymous if the names have been told or a mark says that an answer told them. The first
     * vote of a battle reveals the names.
     *
     * @throws RefusedException NOT_FOUND if the turn is not in a chat of this user, NOT_COMPLETE, ALREADY_VOTED, or
     *     WRONG_CHOICE
     */
    public CastVote cast(String user, Ballot ballot) {
        String id = identifiers.next();
        long now = Times.micros(clock.instant());
        return database.writer().write(handle -> {
            Turn turn = Turns.find(handle, ballot.turn()).orElseThrow(() -> new RefusedException(Reason.NOT_FOUND));
            Chat chat = ChatRows.own(handle, user, turn.chat());
            String made = Requests.once(handle, user, ballot.request(), now, () -> {
                check(handle, chat, turn, ballot);
                insert(handle, id, chat, ballot, now);
                return id;
            });
            return VoteRows.find(handle, made).orElseThrow();
        });
    }

    private static void check(Handle handle, Chat chat, Turn turn, Ballot ballot) {
        if (ballot.choice().sides() != chat.mode().sides()) {
            throw new RefusedException(Reason.WRONG_CHOICE);
        }
        if (!turn.isComplete()) {
            throw new RefusedException(Reason.NOT_COMPLETE);
        }
        boolean isVotedOn = handle.createQuery("SELECT 1 FROM votes WHERE turn_id = :turn")
                .bind("turn", turn.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (isVotedOn) {
            throw new RefusedException(Reason.ALREADY_VOTED);
        }
    }

    private void insert(Handle handle, String id, Chat chat, Ballot ballot, long now) {
        boolean leaks = ballot.marks().stream().anyMatch(mark -> mark.rule().equals(VoteMark.IDENTITY_LEAK));
        handle.createUpdate("""
                        INSERT INTO votes (id, chat_id, turn_id, address, choice, anonymous, time)
                        VALUES (:id, :chat, :turn, :address, :choice, :anonymous, :now)""")
                .bind("id", id)
                .bind("chat", chat.id())
                .bind("turn", ballot.turn())
                .bind("address", ballot.address())
                .bind("choice", ballot.choice().name())
                .bind("anonymous", !chat.revealed() && !leaks)
                .bind("now", now)
                .execute();
        ballot.marks().forEach(mark -> insert(handle, id, mark));
        handle.createUpdate("UPDATE chats SET revealed = TRUE, touched = :now WHERE id = :chat")
                .bind("now", now)
                .bind("chat", chat.id())
                .execute();
        if (ballot.choice() == Choice.FLAG) {
            Reviews.insert(handle, identifiers.next(), ballot.turn(), Reviews.FLAG, now);
        }
    }

    private static void insert(Handle handle, String vote, VoteMark mark) {
        handle.createUpdate("""
                        INSERT INTO vote_marks (vote_id, rule, detail) SELECT id, :rule, :detail FROM votes WHERE id = :vote
                        ON CONFLICT (vote_id, rule, detail) DO NOTHING""")
                .bind("rule", mark.rule())
                .bind("detail", mark.detail())
                .bind("vote", vote)
                .execute();
    }

    /** Adds what a rule has found later. The same mark twice is one; a vote that is gone is not marked. */
    public void mark(String vote, VoteMark mark) {
        database.writer().write(handle -> {
            insert(handle, vote, mark);
            if (mark.rule().equals(VoteMark.IDENTITY_LEAK)) {
                handle.createUpdate("UPDATE votes SET anonymous = FALSE WHERE id = :vote")
                        .bind("vote", vote)
                        .execute();
            }
            return mark;
        });
    }

    /** The votes in a chat, in order. */
    public List<CastVote> in(String chat) {
        return database.read(handle -> VoteRows.in(handle, chat));
    }

    /** The sequences of all votes, in order: what is not there any more was deleted. */
    public long[] sequences() {
        return database.read(handle -> {
            try (Stream<Long> sequences = handle.createQuery("SELECT sequence FROM votes ORDER BY sequence")
                    .mapTo(Long.class)
                    .stream()) {
                return sequences.mapToLong(Long::longValue).toArray();
            }
        });
    }

    /** Another number, while this program runs, whenever votes may have been deleted. */
    public long deletions() {
        return database.deletions();
    }

    /** The next votes after one with this sequence, in order; 0 for the first ones. */
    public List<CastVote> after(long sequence, int limit) {
        return database.read(handle -> VoteRows.after(handle, sequence, limit));
    }
}
