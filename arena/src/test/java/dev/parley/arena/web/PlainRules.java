package dev.parley.arena.web;

import dev.parley.arena.rule.Lineup;
import dev.parley.arena.rule.Pair;
import dev.parley.arena.rule.WeightedPairs;
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
import java.util.stream.Collectors;

/** Pairs drawn by weight; nobody waits, nothing is marked, no proxy is trusted. */
record PlainRules(RandomGenerator random) implements ArenaRules {
    @Override
    public Optional<List<String>> pair(List<ModelCard> candidates) {
        Lineup lineup = Lineup.of(candidates.stream().collect(Collectors.toMap(ModelCard::name, ModelCard::weight)));
        Pair pair = new WeightedPairs().draw(lineup, random).orElseThrow();
        return Optional.of(List.of(pair.a(), pair.b()));
    }

    @Override
    public Optional<String> rival(List<ModelCard> candidates, String standing) {
        return Optional.of(candidates.getFirst().name());
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
        return TrustedProxies.NONE.client(request);
    }
}
