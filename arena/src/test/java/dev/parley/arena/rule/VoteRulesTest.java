package dev.parley.arena.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.GenerationParameters;
import dev.parley.arena.store.Mode;
import dev.parley.arena.store.Side;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoteRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final VoteRule leaks = new LeakRule(new IdentityLeaks(List.of("alpha")));

    @Test
    void an_answer_that_tells_its_name_marks_the_vote() {
        List<Turn> path = List.of(turn("Hi.", "I am Claude."), turn("Fine.", "Fine."));

        assertThat(leaks.judge(chat(Mode.BATTLE), path))
                .contains(new VoteMark(VoteMark.IDENTITY_LEAK, "side B says 'claude'"));
    }

    @Test
    void where_the_names_are_known_nothing_leaks() {
        assertThat(leaks.judge(chat(Mode.SIDE_BY_SIDE), List.of(turn("I am Claude.", "Hi.")))).isEmpty();
    }

    @Test
    void a_vote_sooner_than_anybody_reads_is_marked() {
        List<Turn> path = List.of(turn("Hi.", "Hello."));

        assertThat(haste(NOON.plusMillis(400)).judge(chat(Mode.BATTLE), path))
                .contains(new VoteMark(HasteRule.NAME, "400 ms after the answer"));
        assertThat(haste(NOON.plusMillis(1000)).judge(chat(Mode.BATTLE), path)).isEmpty();
    }

    @Test
    void votes_beyond_the_days_number_are_marked() {
        var rule = new DailyVotesRule(new RateLimits(List.of(RateLimit.perDay(2)), InstantSource.fixed(NOON)));
        List<Turn> path = List.of(turn("Hi.", "Hello."));

        assertThat(rule.judge(chat(Mode.BATTLE), path)).isEmpty();
        assertThat(rule.judge(chat(Mode.BATTLE), path)).isEmpty();
        assertThat(rule.judge(chat(Mode.BATTLE), path))
                .contains(new VoteMark(DailyVotesRule.NAME, "the next one would count in 720 minutes"));
    }

    private static VoteRule haste(Instant now) {
        return new HasteRule(Duration.ofSeconds(1), InstantSource.fixed(now));
    }

    private static Chat chat(Mode mode) {
        return new Chat(
                "c", "ann", mode, List.of(new Side("1", "m"), new Side("2", "n")), Optional.empty(), false, NOON);
    }

    private static Turn turn(String a, String b) {
        return new Turn(
                "t",
                "c",
                Optional.empty(),
                1,
                "Who are you?",
                GenerationParameters.STANDARD,
                List.of(answer(0, a), answer(1, b)),
                NOON);
    }

    private static Answer answer(int side, String text) {
        return new Answer(
                "a" + side, side, "m", text, Answer.Status.COMPLETE, Optional.empty(), Optional.empty(), NOON,
                Optional.of(NOON));
    }
}
