package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Sources;
import dev.parley.dataset.parquet.ParquetTransport;
import dev.parley.dataset.storage.StoredFiles;
import dev.parley.rating.board.Anchor;
import dev.parley.rating.board.Board;
import dev.parley.rating.board.BoardOptions;
import dev.parley.rating.file.BattleBallots;
import dev.parley.rating.file.CountsFile;
import dev.parley.rating.file.VoteFiles;
import dev.parley.rating.vote.Outcomes;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley leaderboard}: ratings of models from votes. */
@Command(
        name = "leaderboard",
        description = "Rate models by votes on pairs of their answers, with intervals.",
        footer = {
            "",
            "Examples:",
            "  parley leaderboard votes.jsonl",
            "  parley leaderboard 'logs/*-conv.json' --anchor gpt-4-0314=1186 --json"
        })
final class LeaderboardCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "VOTES",
            arity = "1..*",
            description = "Battles in any format that is read, or one file of counts by pair.")
    private List<String> paths = List.of();

    @Option(
            names = "--anchor",
            paramLabel = "MODEL=RATING",
            description = "Shift all ratings so that this model has this one.")
    private Optional<String> anchor = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Board board = Board.of(outcomes(), BoardOptions.DEFAULT.withAnchor(anchor.map(LeaderboardCommand::anchor)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(board));
        } else {
            BoardText.print(board, out);
        }
        out.flush();
        return 0;
    }

    private static Anchor anchor(String text) {
        int equals = text.lastIndexOf('=');
        try {
            return new Anchor(text.substring(0, Math.max(0, equals)), Double.parseDouble(text.substring(equals + 1)));
        } catch (NumberFormatException notANumber) {
            throw new InputException("the anchor '" + text + "' is not MODEL=RATING, such as gpt-4-0314=1186", notANumber);
        }
    }

    private Outcomes outcomes() {
        if (paths.size() == 1) {
            Path file = Path.of(paths.getFirst());
            if (Files.isRegularFile(file) && CountsFile.recognises(file)) {
                return CountsFile.read(file);
            }
        }
        Sources sources = Sources.find(paths, new StoredFiles(), ParquetTransport.ALL_TRANSPORTS, Limits.DEFAULT, Optional.empty());
        return new VoteFiles(new BattleBallots()).read(sources).votes().outcomes();
    }
}
