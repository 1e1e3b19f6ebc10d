package dev.parley.arena.web;

import dev.parley.arena.server.TrustedProxies;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import dev.parley.model.ModelCard;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Pairs drawn by weight, sides by chance; nobody waits, nothing is marked. */
public final class PlainRules implements ArenaRules {
    private final RandomGenerator random;
    private final TrustedProxies proxies;

    public PlainRules(RandomGenerator random) {
        this(random, TrustedProxies.NONE);
    }

    public PlainRules(RandomGenerator random, TrustedProxies proxies) {
        this.random = random;
        this.proxies = proxies;
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
        return proxies.client(request);
    }
}
