package dev.parley.arena.web;

import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import dev.parley.model.ModelCard;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Pairs drawn by weight, sides by chance; nobody waits, nothing is marked, no proxy is trusted. */
public final class PlainRules implements ArenaRules {
    private final RandomGenerator random;

    public PlainRules(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<String> pair(List<ModelCard> candidates) {
        ModelCard one = draw(candidates);
        ModelCard other = draw(candidates.stream().filter(card -> !card.equals(one)).toList());
        return random.nextBoolean() ? List.of(one.name(), other.name()) : List.of(other.name(), one.name());
    }

    private ModelCard draw(List<ModelCard> candidates) {
        double mark = random.nextDouble() * candidates.stream().mapToDouble(ModelCard::weight).sum();
        for (ModelCard card : candidates) {
            mark -= card.weight();
            if (mark < 0) {
                return card;
            }
        }
        return candidates.getLast();
    }

    @Override
    public Optional<Duration> wait(String user, String addressMark) {
        return Optional.empty();
    }

    @Override
    public List<VoteMark> marks(Chat chat, List<Turn> path) {
        return List.of();
    }

    @Override
    public InetAddress address(Context request) {
        try {
            return InetAddress.getByName(request.req().getRemoteAddr());
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }
}
