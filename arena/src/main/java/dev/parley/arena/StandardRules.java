package dev.parley.arena;

import dev.parley.arena.rule.DailyVotesRule;
import dev.parley.arena.rule.HasteRule;
import dev.parley.arena.rule.IdentityLeaks;
import dev.parley.arena.rule.LeakRule;
import dev.parley.arena.rule.PairChoice;
import dev.parley.arena.rule.RateLimit;
import dev.parley.arena.rule.RateLimits;
import dev.parley.arena.rule.VarianceReducingPairs;
import dev.parley.arena.rule.VoteRule;
import dev.parley.arena.rule.WeightedPairs;
import dev.parley.arena.server.TrustedProxies;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import dev.parley.arena.store.Votes;
import dev.parley.arena.web.ArenaRules;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The rules of an arena of which nothing else was said. */
final class StandardRules implements ArenaRules {
    private static final List<RateLimit> USER = List.of(RateLimit.perMinute(20), RateLimit.perDay(1_000));

    /** Several people may share an address. */
    private static final List<RateLimit> ADDRESS = List.of(RateLimit.perMinute(100), RateLimit.perDay(5_000));

    private static final List<RateLimit> VOTES = List.of(RateLimit.perDay(200));
    private static final Duration READING = Duration.ofSeconds(1);

    private final RandomGenerator random;
    private final TrustedProxies proxies;
    private final ModelCatalogue models;
    private final Battles battles;
    private final PairChoice pairs;
    private final RateLimits users;
    private final RateLimits addresses;
    private final List<VoteRule> voteRules;

    StandardRules(
            RandomGenerator random,
            InstantSource clock,
            TrustedProxies proxies,
            Battles battles,
            Votes votes,
            ModelCatalogue models) {
        this.battles = battles;
        this.pairs = switch (battles.pairing()) {
            case WEIGHTS -> new WeightedPairs();
            case VARIANCE -> new VarianceReducingPairs(new PairTallies(votes));
        };
        this.random = random;
        this.proxies = proxies;
        this.models = models;
        this.users = new RateLimits(USER, clock);
        this.addresses = new RateLimits(ADDRESS, clock);
        this.voteRules = List.of(
                (chat, path) -> new LeakRule(new IdentityLeaks(names())).judge(chat, path),
                new HasteRule(READING, clock),
                new DailyVotesRule(new RateLimits(VOTES, clock)));
    }

    private List<String> names() {
        return models.cards().stream().map(ModelCard::name).toList();
    }

    @Override
    public Optional<List<String>> pair(List<ModelCard> candidates) {
        return pairs.draw(battles.lineup(candidates), random).map(pair -> List.of(pair.a(), pair.b()));
    }

    @Override
    public Optional<String> rival(List<ModelCard> candidates, String standing) {
        return pairs.draw(battles.lineup(candidates).meeting(standing), random)
                .map(pair -> pair.a().equals(standing) ? pair.b() : pair.a());
    }

    @Override
    public Optional<Duration> wait(String user, String addressMark) {
        // In this order nobody who has to wait uses up what others behind the same address may ask.
        return users.take(user).or(() -> addresses.take(addressMark));
    }

    @Override
    public List<VoteMark> marks(Chat chat, List<Turn> path) {
        return voteRules.stream()
                .flatMap(rule -> rule.judge(chat, path).stream())
                .toList();
    }

    @Override
    public InetAddress address(Context request) {
        return proxies.client(request);
    }
}
