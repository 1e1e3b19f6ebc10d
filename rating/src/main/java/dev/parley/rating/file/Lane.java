package dev.parley.rating.file;

import dev.parley.core.Battle;
import dev.parley.core.Entry;
import dev.parley.core.format.Format;
import dev.parley.core.format.UnreadableRecordException;
import dev.parley.core.source.Limits;
import dev.parley.core.source.RecordParser;
import dev.parley.rating.vote.Names;
import dev.parley.rating.vote.Votes;
import java.util.Arrays;
import java.util.List;

/**
 * One thread's part of reading: every so manieth block, in the order of the file. It keeps its own numbers for names,
 * so that threads need not agree on any; whoever joins the blocks translates them.
 */
final class Lane {
    /** Bytes of a line, at the least that are usual. */
    private static final int SHORT_LINE = 90;

    private final Format format;
    private final BattleBallots ballots;
    private final RecordParser parser = new RecordParser(Limits.DEFAULT);

    // Of the thread that reads.
    private final ByteNames models = new ByteNames();
    private final ByteNames judges = new ByteNames();
    private final ByteNames languages = new ByteNames();
    private final VoteLine line;

    // Of the thread that joins.
    private int[] modelNumbers = {};
    private int[] judgeNumbers = {};
    private int[] languageNumbers = {};

    Lane(Format format, BattleBallots ballots, boolean namesJudges) {
        this.format = format;
        line = new VoteLine(models, judges, languages, namesJudges);
        this.ballots = ballots;
    }

    /**
     * Reads whole lines from the beginning of a buffer, which is {@link VoteLine#PADDING} bytes longer than they are.
     */
    RowBlock read(byte[] buffer, int end) {
        var rows = new RowBlock(end / SHORT_LINE + 16);
        line.open(buffer, end, rows);
        int at = 0;
        while (at < end) {
            int next = line.read(at);
            if (next < 0) {
                next = at;
                while (next < end && buffer[next] != '\n') {
                    next++;
                }
                readThoroughly(Arrays.copyOfRange(buffer, at, next), rows);
                next++;
            }
            at = next;
        }
        rows.newModels = models.news();
        rows.newJudges = judges.news();
        rows.newLanguages = languages.news();
        return rows;
    }

    private void readThoroughly(byte[] record, RowBlock rows) {
        if (isBlank(record)) {
            return;
        }
        try {
            for (Entry entry : format.read(parser.parse(record))) {
                if (entry instanceof Battle battle) {
                    rows.others.add(ballots.ballot(battle));
                }
            }
        } catch (UnreadableRecordException unreadable) {
            rows.unreadable++;
        }
    }

    private static boolean isBlank(byte[] record) {
        for (byte b : record) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Appends the votes of a block that this lane read; blocks come in the order in which they were read. */
    void append(RowBlock rows, Votes votes) {
        modelNumbers = number(modelNumbers, rows.newModels, votes.models());
        judgeNumbers = number(judgeNumbers, rows.newJudges, votes.judges());
        languageNumbers = number(languageNumbers, rows.newLanguages, votes.languages());
        for (int row = 0; row < rows.size; row++) {
            votes.add(
                    modelNumbers[rows.modelA[row]],
                    modelNumbers[rows.modelB[row]],
                    rows.outcome[row],
                    rows.anonymous[row],
                    rows.judge[row] < 0 ? Votes.UNKNOWN : judgeNumbers[rows.judge[row]],
                    rows.language[row] < 0 ? Votes.UNKNOWN : languageNumbers[rows.language[row]],
                    rows.turns[row],
                    rows.time[row]);
        }
        rows.others.forEach(votes::add);
    }

    private static int[] number(int[] known, List<String> news, Names names) {
        int[] all = Arrays.copyOf(known, known.length + news.size());
        for (int i = 0; i < news.size(); i++) {
            all[known.length + i] = names.number(news.get(i));
        }
        return all;
    }
}
