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
import dev.parley.rating.style.AnswerStyle;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Votes;
import dev.parley.text.language.LanguageDetector;
import dev.parley.text.language.LanguageDetectors;
import dev.parley.text.token.TokenCounter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The votes on pairs, as ratings need them; kept in memory and brought up to date by what the store has more. */
final class LiveVotes {
    private static final int AT_ONCE = 5_000;

    private final Store store;
    private final Votes votes = new Votes(AnswerStyle.NAMES);
    private @Nullable Reading reading;
    private long last;

    LiveVotes(Store store) {
        this.store = store;
    }

    /** All votes until now. For one thread at a time. */
    Votes upToDate() {
        List<CastVote> more = store.votes().after(last, AT_ONCE);
        while (!more.isEmpty()) {
            for (CastVote vote : more) {
                if (vote.choice().sides() == 2) {
                    votes.add(ballot(vote));
                }
                last = vote.sequence();
            }
            more = store.votes().after(last, AT_ONCE);
        }
        return votes;
    }

    private Ballot ballot(CastVote vote) {
        List<Turn> path = store.chats().path(vote.turn());
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
        Reading reading = reading();
        return new Ballot(
                battle.a().model(),
                battle.b().model(),
                battle.outcome(),
                battle.anonymous(),
                battle.judge(),
                battle.time(),
                Optional.of(reading.languages().detect(prompts).name()),
                List.of(),
                OptionalInt.of(path.size()),
                OptionalInt.of(prompts.length()),
                OptionalLong.of(prompts.hashCode()),
                vote.marks().stream().anyMatch(mark -> mark.rule().equals(VoteMark.IDENTITY_LEAK)),
                false,
                reading.style().of(battle));
    }

    private static Conversation conversation(CastVote vote, List<Turn> path, int side) {
        List<Message> messages = path.stream()
                .flatMap(turn -> Stream.of(
                        Message.user(turn.prompt()),
                        Message.assistant(turn.answers().get(side).text())))
                .toList();
        return new Conversation(vote.id(), vote.models().get(side), messages);
    }

    private Reading reading() {
        Reading loaded = reading;
        if (loaded == null) {
            loaded = new Reading(LanguageDetectors.bundled(), new AnswerStyle(TokenCounter.cl100k()::count));
            reading = loaded;
        }
        return loaded;
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

    /** What looks at texts; loaded with the first vote, for it takes a moment. */
    private record Reading(LanguageDetector languages, AnswerStyle style) {}
}
