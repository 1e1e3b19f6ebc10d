package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.core.source.AtomicFile;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Sources;
import dev.parley.dataset.parquet.ParquetTransport;
import dev.parley.dataset.storage.StoredFiles;
import dev.parley.rating.audit.CoordinatedVotes;
import dev.parley.rating.audit.ForgedVotes;
import dev.parley.rating.audit.JudgeTest;
import dev.parley.rating.audit.TieModelComparison;
import dev.parley.rating.board.Board;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.file.BattleBallots;
import dev.parley.rating.file.CountsFile;
import dev.parley.rating.file.VoteFiles;
import dev.parley.rating.filter.FilterEffect;
import dev.parley.rating.filter.VoteFilter;
import dev.parley.rating.style.AnswerStyle;
import dev.parley.rating.vote.Outcomes;
import dev.parley.rating.vote.Votes;
import dev.parley.text.token.TokenCounter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley leaderboard}: ratings of models from votes. */
@Command(
        name = "leaderboard",
        description = {
            "Rate models by votes on pairs of their answers, with intervals.",
            "",
            "Reads battles in any format that 'parley convert' reads, rows of model_a, model_b and winner, or one file of",
            "outcomes counted by pair. docs/leaderboard.md tells what each number means."
        },
        footer = {
            "",
            "Examples:",
            "  parley leaderboard votes.jsonl",
            "  parley leaderboard 'logs/*-conv.json' --anchor gpt-4-0314=1186 --json",
            "  parley leaderboard votes.jsonl --by language --vote-filters --forged-votes"
        })
final class LeaderboardCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VOTES", arity = "1..*", description = "Files, folders or globs; plain, gzip or zstd.")
    private List<String> paths = List.of();

    @Mixin
    private BoardMethodOptions method = new BoardMethodOptions();

    @Mixin
    private VoteFilterOptions filters = new VoteFilterOptions();

    @Option(
            names = "--style",
            description = "Rate as if all answers were of equal length and Markdown, and say what those are worth.")
    private boolean style;

    @Option(names = "--by", paramLabel = "WHAT", description = "A board more for each language, category or turns.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--compare-ties", description = "How well each model of ties explains the votes (AIC, BIC).")
    private boolean compareTies;

    @Option(names = "--vote-filters", description = "What each filter of votes alone would do to the places.")
    private boolean voteFilters;

    @Option(names = "--forged-votes", description = "How many forged votes would swap each pair of neighbours.")
    private boolean forgedVotes;

    @Option(names = "--judges", description = "Judges who vote like nobody else, and judges who act together.")
    private boolean judges;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the board to this file too: .json as --json prints it, or .csv.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Object> report = report();
        output.ifPresent(file -> write(file, report));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report));
        } else {
            LeaderboardText.print(report, out);
        }
        out.flush();
        return 0;
    }

    private Map<String, Object> report() {
        if (paths.size() == 1) {
            Path file = Path.of(paths.getFirst());
            if (Files.isRegularFile(file) && CountsFile.recognises(file)) {
                return ofCounts(CountsFile.read(file));
            }
        }
        return ofVotes();
    }

    private Map<String, Object> ofCounts(Outcomes outcomes) {
        boolean filtered = !filters.chosen().equals(List.of()) && filters.chosen().size() > 1;
        if (style || by.isPresent() || voteFilters || judges || filtered) {
            throw new InputException("'" + paths.getFirst() + "' holds counts, which know no more than who won how often; "
                    + "name a file of single votes for filters, --by, --style, --vote-filters and --judges");
        }
        BoardOptions options = method.options(false);
        Map<String, Object> report = board(Board.of(outcomes, options), List.of());
        addReports(report, outcomes, options);
        return report;
    }

    private Map<String, Object> ofVotes() {
        Sources sources = Sources.find(
                paths, new StoredFiles(), ParquetTransport.ALL_TRANSPORTS, Limits.DEFAULT, Optional.empty());
        boolean namesJudges = judges || voteFilters || filters.needsJudges();
        VoteFiles.Read read = new VoteFiles(ballots(), namesJudges).read(sources);
        Votes votes = read.votes();
        BitSet rows = votes.all();
        List<Map<String, Object>> removed = new ArrayList<>();
        for (VoteFilter filter : filters.chosen()) {
            BitSet kept = filter.rule().keep(votes, rows);
            removed.add(Map.of("filter", filter.name(), "removed", rows.cardinality() - kept.cardinality()));
            rows = kept;
        }
        BoardOptions options = method.options(style);
        Map<String, Object> report = board(board(votes, rows, options), removed);
        report.put("unreadable", read.unreadable());
        report.put("superseded", read.superseded());
        if (by.isPresent()) {
            report.put("boards", boards(votes, rows, options));
        }
        if (voteFilters) {
            report.put("voteFilters", FilterEffect.of(votes, VoteFilterOptions.usual(), method.options(false)));
        }
        if (judges) {
            report.put("judges", JudgeTest.of(votes, rows, JudgeTest.ALPHA));
            report.put(
                    "coordinated", CoordinatedVotes.find(votes, rows, Duration.ofHours(1), JudgeTest.ALPHA));
        }
        addReports(report, votes.outcomes(rows), method.options(false));
        return report;
    }

    private BattleBallots ballots() {
        return style
                ? BattleBallots.withStyle(new AnswerStyle(TokenCounter.cl100k()::count))
                : BattleBallots.plain();
    }

    private Board board(Votes votes, BitSet rows, BoardOptions options) {
        Outcomes outcomes = style ? votes.outcomesWithFeatures(rows) : votes.outcomes(rows);
        if (style && outcomes.votes() == 0) {
            throw new InputException("no vote tells how its answers look; '--style' needs conversations or conv_metadata");
        }
        return Board.of(outcomes, options);
    }

    private static Map<String, Object> board(Board board, List<Map<String, Object>> removed) {
        var report = new LinkedHashMap<String, Object>();
        report.put("version", new Version().getVersion()[0]);
        report.put("filters", removed);
        report.put("method", board.method());
        report.put("models", board.models());
        report.put("coefficients", board.coefficients());
        report.put("warnings", board.warnings());
        return report;
    }

    private Map<String, Board> boards(Votes votes, BitSet rows, BoardOptions options) {
        Map<String, Board> boards = new LinkedHashMap<>();
        VoteGroups.of(by.orElseThrow(), votes, rows).forEach((name, group) -> {
            Outcomes outcomes = votes.outcomes(group);
            if (outcomes.votes() > 0) {
                BoardOptions unanchored = options.anchor()
                        .filter(anchor -> !outcomes.models().contains(anchor.model()))
                        .map(missing -> options.withAnchor(Optional.empty()))
                        .orElse(options);
                boards.put(name, board(votes, group, unanchored));
            }
        });
        return boards;
    }

    private void addReports(Map<String, Object> report, Outcomes outcomes, BoardOptions options) {
        if (compareTies) {
            report.put("tieModels", TieModelComparison.of(outcomes, options.fit()));
        }
        if (forgedVotes) {
            report.put("forgedVotes", ForgedVotes.of(outcomes, options));
        }
    }

    private static void write(Path file, Map<String, Object> report) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".json") && !name.endsWith(".csv")) {
            throw new InputException("the name of the output '" + file + "' ends in neither .json nor .csv");
        }
        String text = name.endsWith(".json") ? Json.write(report) + "\n" : LeaderboardText.csv(report);
        try (var atomic = new AtomicFile(file)) {
            Files.writeString(atomic.draft(), text);
            atomic.commit();
        } catch (IOException failed) {
            throw new InputException("cannot write '" + file + "': " + failed.getMessage(), failed);
        }
    }
}
