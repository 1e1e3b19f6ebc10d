package dev.parley.arena.web;

import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import dev.parley.model.ModelCard;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the page leaves to the rules of the arena. */
public interface ArenaRules {
    /**
     * The two models of a battle, A's first; empty if no two may meet.
     *
     * @param candidates at least two, all up and with a weight
     */
    Optional<List<String>> pair(List<ModelCard> candidates);

    /**
     * The model that takes the place of one that failed in a battle; empty if none may meet the other.
     *
     * @param candidates at least one, all up and with a weight
     * @param standing the model of the other side
     */
    Optional<String> rival(List<ModelCard> candidates, String standing);

    /** Whether a user may ask now; otherwise how long to wait. */
    Optional<Duration> wait(String user, String addressMark);

    /**
     * What is to be said of a vote.
     *
     * @param path the turns that are judged
     */
    List<VoteMark> marks(Chat chat, List<Turn> path);

    /** Where a request comes from, behind whatever proxies are trusted. */
    InetAddress address(Context request);
}
