package dev.parley.arena.web;

import dev.parley.arena.store.CastVote;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import dev.parley.core.Attributes;
import dev.parley.core.Battle;
import dev.parley.core.Battle.Outcome;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.rating.filter.VoteFilter;
import dev.parley.rating.style.AnswerStyle;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Votes;
import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageTag;
import dev.parley.text.token.TokenCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The votes on pairs, as ratings need them; kept in memory and brought up to date by what the store has more. For one
 * thread at a time.
 */
final class LiveVotes {
    private static final int AT_ONCE = 1_000;

    /** Prompts of fewer characters tell their language only if the detector is sure: one in two is nothing to sort by. */
    private static final int SHORT = 100;

    private static final double SURE = 0.5;

    private final Store store;
    private final Supplier<LanguageDetector> languages;
    private final Votes votes = new Votes(AnswerStyle.NAMES);
    private final Map<String, BitSet> marked = new TreeMap<>();
    private final List<Long> sequences = new ArrayList<>();
    private @Nullable Reading reading;
    private long last;
    private BitSet gone = new BitSet();
    private long deletions;

    /** @param languages asked for when the first vote is read, as it takes a moment to load */
    LiveVotes(Store store, Supplier<LanguageDetector> languages) {
        this.store = store;
        this.languages = languages;
    }

    /** All votes until now, and those that have gone since they were read. */
    Votes upToDate() {
        long deletionsNow = store.votes().deletions();
        List<CastVote> more = store.votes().after(last, AT_ONCE);
        while (!more.isEmpty()) {
            add(more.stream().filter(vote -> vote.choice().sides() == 2).toList());
            last = more.getLast().sequence();
            more = store.votes().after(last, AT_ONCE);
        }
        if (deletionsNow != deletions) {
            gone = gone();
            deletions = deletionsNow;
        }
        return votes;
    }

    private BitSet gone() {
        long[] kept = store.votes().sequences();
        var missing = new BitSet();
        IntStream.range(0, votes.size())
                .filter(row -> Arrays.binarySearch(kept, sequences.get(row)) < 0)
                .forEach(missing::set);
        return missing;
    }

    /** The rows of those votes that are still in the store. */
    BitSet rows() {
        BitSet rows = votes.all();
        rows.andNot(gone);
        return rows;
    }

    /** For each mark that a rule has made, all votes but those that have it. */
    List<VoteFilter> withoutMarks() {
        return marked.entrySet().stream()
                .map(mark -> new VoteFilter(mark.getKey(), (all, rows) -> {
                    var kept = (BitSet) rows.clone();
                    kept.andNot(mark.getValue());
                    return kept;
                }))
                .toList();
    }

    private void add(List<CastVote> more) {
        Map<String, List<Turn>> paths =
                store.chats().paths(more.stream().map(CastVote::turn).toList());
        Reading reader = reading();
        // What was deleted in between has no path.
        List<CastVote> there = more.stream().filter(vote -> paths.containsKey(vote.turn())).toList();
        List<Ballot> ballots = there.parallelStream()
                .map(vote -> reader.ballot(vote, paths.getOrDefault(vote.turn(), List.of())))
                .toList();
        for (int i = 0; i < ballots.size(); i++) {
            int row = votes.size();
            votes.add(ballots.get(i));
            if (votes.size() > row) {
                sequences.add(there.get(i).sequence());
                there.get(i).marks().forEach(mark -> marked.computeIfAbsent(mark.rule(), unused -> new BitSet()).set(row));
            }
        }
    }

    private Reading reading() {
        Reading loaded = reading;
        if (loaded == null) {
            loaded = new Reading(languages.get(), new AnswerStyle(TokenCounter.cl100k()::count));
            reading = loaded;
        }
        return loaded;
    }

    /** Looks at texts; safe to use from many threads. */
    private record Reading(LanguageDetector languages, AnswerStyle style) {
        Ballot ballot(CastVote vote, List<Turn> path) {
            String prompts = path.stream().map(Turn::prompt).collect(Collectors.joining("\n"));
            Battle battle = new Battle(
                    vote.id(),
                    conversation(vote, path, 0),
                    conversation(vote, path, 1),
                    outcome(vote.choice()),
                    vote.anonymous(),
                    Optional.of(vote.user()),
                    Optional.of(vote.time()),
                    Attributes.NONE);
            return new Ballot(
                    battle.a().model(),
                    battle.b().model(),
                    battle.outcome(),
                    battle.anonymous(),
                    battle.judge(),
                    battle.time(),
                    Optional.of(language(prompts)),
                    Category.of(path),
                    OptionalInt.of(path.size()),
                    OptionalInt.of(prompts.length()),
                    OptionalLong.of(prompts.hashCode()),
                    vote.marks().stream().anyMatch(mark -> mark.rule().equals(VoteMark.IDENTITY_LEAK)),
                    false,
                    style.of(battle));
        }

        private String language(String prompts) {
            LanguageTag tag = languages.detect(prompts);
            boolean isSure = tag.score() >= SURE || prompts.length() >= SHORT;
            return isSure ? tag.code() : LanguageTag.unknown(tag.engine()).code();
        }

        private static Conversation conversation(CastVote vote, List<Turn> path, int side) {
            List<Message> messages = path.stream()
                    .flatMap(turn -> Stream.of(
                            Message.user(turn.prompt()),
                            Message.assistant(turn.answers().get(side).text())))
                    .toList();
            return new Conversation(vote.id(), vote.models().get(side), messages);
        }

        private static Outcome outcome(Choice choice) {
            return switch (choice) {
                case A -> Outcome.MODEL_A;
                case B -> Outcome.MODEL_B;
                case TIE -> Outcome.TIE;
                case BOTH_BAD -> Outcome.BOTH_BAD;
                case UP, DOWN, FLAG -> throw new IllegalArgumentException("judges one answer");
            };
        }
    }
}
