package dev.parley.rating.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.core.Attributes;
import dev.parley.core.Battle;
import dev.parley.core.Battle.Outcome;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.rating.board.Board;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.fit.Fit;
import dev.parley.rating.fit.FitOptions;
import dev.parley.rating.fit.Regularisation;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Outcomes;
import dev.parley.rating.vote.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StyleControlTest {
    private static final double MORE = 0.8;

    @Test
    void length_and_markdown_are_counted_outside_code() {
        Battle battle = new Battle(
                "1",
                conversation("# Title\n1. one\n - two\n**bold** and __also__\n```\n# no\n* no\n```"),
                conversation("plain"),
                Outcome.TIE,
                true,
                Optional.empty(),
                Optional.empty(),
                Attributes.NONE);

        assertThat(new AnswerStyle(String::length).of(battle))
                .containsExactly(61.0, 1.0, 2.0, 2.0, 5.0, 0.0, 0.0, 0.0);
    }

    private static Conversation conversation(String answer) {
        return new Conversation("c", "m", List.of(Message.user("# not mine"), Message.assistant(answer)));
    }

    /** Of two equal models one writes longer, and longer answers win; at equal length neither is better. */
    @Test
    void what_length_alone_has_won_is_taken_away() {
        Votes votes = votes(20_000);

        Board naive = Board.of(votes.outcomes(), BoardOptions.DEFAULT.withRounds(0));
        Board fair = Board.of(votes.outcomesWithFeatures(votes.all()), BoardOptions.DEFAULT.withRounds(0));

        assertThat(naive.standing("long").rating() - naive.standing("short").rating()).isGreaterThan(50);
        assertThat(fair.standing("long").rating()).isCloseTo(fair.standing("short").rating(), within(25.0));
        assertThat(fair.coefficients().getFirst().lower()).isGreaterThan(0);
    }

    private static Votes votes(int count) {
        var random = new SplittableRandom(8);
        List<Ballot> ballots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double a = 100 + random.nextInt(300);
            double b = 100 + random.nextInt(150);
            boolean longFirst = random.nextBoolean();
            double first = longFirst ? a : b;
            double second = longFirst ? b : a;
            double p = 1 / (1 + Math.exp(-MORE * 3 * (first - second) / (first + second + 1)));
            ballots.add(new Ballot(
                    longFirst ? "long" : "short",
                    longFirst ? "short" : "long",
                    random.nextDouble() < p ? Outcome.MODEL_A : Outcome.MODEL_B,
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    false,
                    false,
                    List.of(first, 0.0, second, 0.0)));
        }
        return Votes.of(ballots, List.of("tokens", "headers"));
    }

    /** FastChat's fit_contextual_bt: strengths in units of log base 10, penalty 0.25 on all squares. */
    @Test
    void the_fit_is_at_the_maximum_of_fastchats_function() {
        Votes votes = votes(500);
        Outcomes outcomes = votes.outcomesWithFeatures(votes.all());
        Fit fit = Fit.of(outcomes, FitOptions.DEFAULT.withRegularisation(Regularisation.FASTCHAT_STYLE));
        double[] point = {
            fit.strengths()[0] / Math.log(10), fit.strengths()[1] / Math.log(10), fit.coefficients()[0], fit.coefficients()[1]
        };
        double best = fastChatLoss(outcomes, point);

        for (int i = 0; i < point.length; i++) {
            for (double step : new double[] {-1e-3, 1e-3}) {
                double[] other = point.clone();
                other[i] += step;
                assertThat(fastChatLoss(outcomes, other)).isGreaterThan(best - 1e-9);
            }
        }
    }

    private static double fastChatLoss(Outcomes outcomes, double[] point) {
        double loss = 0;
        for (double value : point) {
            loss += 0.25 * value * value;
        }
        for (int row = 0; row < outcomes.rows(); row++) {
            double logit = Math.log(10) * (point[outcomes.first(row)] - point[outcomes.second(row)]);
            for (int j = 0; j < 2; j++) {
                logit += point[2 + j] * outcomes.covariate(row, j);
            }
            double p = 1 / (1 + Math.exp(-logit));
            loss -= outcomes.count(row, Outcome.MODEL_A) * Math.log(p)
                    + outcomes.count(row, Outcome.MODEL_B) * Math.log(1 - p);
        }
        return loss;
    }
}
