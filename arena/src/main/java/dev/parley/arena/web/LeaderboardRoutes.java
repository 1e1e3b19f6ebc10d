package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Routes;
import dev.parley.core.Battle.Outcome;
import dev.parley.model.Json;
import dev.parley.rating.board.Board;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.board.Standing;
import dev.parley.rating.board.Warning;
import dev.parley.rating.fit.Regularisation;
import dev.parley.rating.vote.Outcomes;
import dev.parley.rating.vote.Votes;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The live leaderboard, under any filter. */
final class LeaderboardRoutes implements Routes {
    /** Live boards are fitted on each request: intervals from the sandwich, which needs no rounds. */
    private static final BoardOptions LIVE = BoardOptions.DEFAULT.withRounds(0);
    private static final BoardOptions STYLE =
            LIVE.withFit(LIVE.fit().withRegularisation(Regularisation.FASTCHAT_STYLE));
    /** Points of time in the plot of ratings over time. */
    private static final int MOMENTS = 30;
    /** Votes of a model from which on it stands in that plot: the ratings of the first few would stretch its scale. */
    private static final int ENOUGH = 20;

    private final LiveVotes live;
    private final InstantSource clock;
    private final KeptViews boards = new KeptViews();
    private final KeptViews audits = new KeptViews();

    LeaderboardRoutes(LiveVotes live, InstantSource clock) {
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/leaderboard", context -> context.json(board(BoardFilter.of(context))));
        routes.get("/api/leaderboard/audit", context -> context.json(audit(BoardFilter.of(context))));
    }

    private synchronized ObjectNode board(BoardFilter filter) {
        Votes votes = live.upToDate();
        BitSet all = live.rows();
        Instant now = clock.instant();
        return boards.get(filter, all, now, () -> board(filter, votes, all, now));
    }

    private synchronized ObjectNode audit(BoardFilter filter) {
        Votes votes = live.upToDate();
        BitSet all = live.rows();
        Instant now = clock.instant();
        return audits.get(filter, all, now, () -> {
            BitSet rows = filter.rows(votes, all, now);
            return rows.isEmpty() ? Json.object() : new BoardAudit(votes, all, rows, LIVE).view(live.withoutMarks());
        });
    }

    private static ObjectNode board(BoardFilter filter, Votes votes, BitSet all, Instant now) {
        BitSet rows = filter.rows(votes, all, now);
        ObjectNode view = Json.object().put("votes", rows.cardinality());
        addLanguages(view.putArray("languages"), votes, all);
        ArrayNode models = view.putArray("models");
        ArrayNode warnings = view.putArray("warnings");
        ArrayNode coefficients = view.putArray("coefficients");
        ArrayNode history = view.putArray("history");
        if (rows.isEmpty()) {
            return view;
        }
        Outcomes outcomes = votes.outcomes(rows);
        Board board = filter.style() ? Board.of(votes.outcomesWithFeatures(rows), STYLE) : Board.of(outcomes, LIVE);
        board.models().forEach(standing -> models.add(model(standing)));
        board.warnings().forEach(warning -> addWarning(warnings, warning));
        board.coefficients().forEach(coefficient -> coefficients.addObject()
                .put("covariate", coefficient.covariate())
                .put("value", coefficient.value())
                .put("lower", coefficient.lower())
                .put("upper", coefficient.upper()));
        view.putObject("method")
                .put("level", board.method().level())
                .put("votes", board.method().votes());
        view.set("pairs", pairs(outcomes, board.models().stream().map(Standing::model).toList()));
        addHistory(history, votes, rows);
        return view;
    }

    /** All languages that votes are in, those with most votes first. */
    private static void addLanguages(ArrayNode languages, Votes votes, BitSet all) {
        int[] count = new int[votes.languages().size()];
        all.stream()
                .map(votes::language)
                .filter(language -> language != Votes.UNKNOWN)
                .forEach(language -> count[language]++);
        IntStream.range(0, count.length)
                .filter(language -> count[language] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer language) -> count[language]).reversed())
                .forEach(language -> languages.addObject()
                        .put("code", votes.languages().name(language))
                        .put("votes", count[language]));
    }

    private static void addWarning(ArrayNode warnings, Warning warning) {
        ObjectNode view = warnings.addObject().put("kind", Fields.name(warning.kind()));
        ArrayNode groups = view.putArray("groups");
        warning.groups().forEach(group -> group.forEach(groups.addArray()::add));
    }

    private static ObjectNode model(Standing standing) {
        return Json.object()
                .put("model", standing.model())
                .put("rank", standing.rank())
                .put("worstRank", standing.worstRank())
                .put("rating", standing.rating())
                .put("lower", standing.lower())
                .put("upper", standing.upper())
                .put("votes", standing.votes())
                .put("winShare", standing.winShare());
    }

    /** For each model (row) and each other (column) the battles and how many of them the row's won, ties half. */
    private static ObjectNode pairs(Outcomes outcomes, List<String> models) {
        double[][] battles = new double[models.size()][models.size()];
        double[][] wins = new double[models.size()][models.size()];
        for (int pair = 0; pair < outcomes.rows(); pair++) {
            int a = models.indexOf(outcomes.models().get(outcomes.first(pair)));
            int b = models.indexOf(outcomes.models().get(outcomes.second(pair)));
            double even = outcomes.count(pair, Outcome.TIE) + outcomes.count(pair, Outcome.BOTH_BAD);
            battles[a][b] += outcomes.votes(pair);
            battles[b][a] += outcomes.votes(pair);
            wins[a][b] += outcomes.count(pair, Outcome.MODEL_A) + even / 2;
            wins[b][a] += outcomes.count(pair, Outcome.MODEL_B) + even / 2;
        }
        ObjectNode view = Json.object();
        models.forEach(view.putArray("models")::add);
        ArrayNode cells = view.putArray("cells");
        for (int row = 0; row < models.size(); row++) {
            for (int column = 0; column < models.size(); column++) {
                cells.addObject()
                        .put("row", row)
                        .put("column", column)
                        .put("battles", battles[row][column])
                        .put("wins", wins[row][column]);
            }
        }
        return view;
    }

    /** The boards of all votes until each of some moments, evenly spread over the time that the votes span. */
    private static void addHistory(ArrayNode history, Votes votes, BitSet rows) {
        long first = rows.stream().mapToLong(votes::time).min().orElse(0);
        long last = rows.stream().mapToLong(votes::time).max().orElse(0);
        int moments = last - first < Duration.ofHours(1).toMillis() ? 0 : MOMENTS;
        IntStream.rangeClosed(1, moments).forEach(step -> {
            long until = first + (last - first) * step / moments;
            var then = new BitSet();
            rows.stream().filter(row -> votes.time(row) <= until).forEach(then::set);
            ObjectNode moment = history.addObject().put("time", Instant.ofEpochMilli(until).toString());
            ObjectNode ratings = moment.putObject("ratings");
            Board.of(votes.outcomes(then), LIVE).models().stream()
                    .filter(standing -> standing.votes() >= ENOUGH)
                    .forEach(standing -> ratings.put(standing.model(), standing.rating()));
        });
    }
}
