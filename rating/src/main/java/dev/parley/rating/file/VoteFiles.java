package dev.parley.rating.file;

import dev.parley.core.Battle;
import dev.parley.core.Entry;
import dev.parley.core.format.UnreadableRecordException;
import dev.parley.core.source.JsonLines;
import dev.parley.core.source.Limits;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Records;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Votes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the battles of files in any format that {@code core} knows. What holds no battle is passed over. */
public final class VoteFiles {
    private final BattleBallots ballots;
    private final boolean namesJudges;

    /** @param namesJudges whether who voted is wanted; telling hundreds of thousands of judges apart takes its time */
    public VoteFiles(BattleBallots ballots, boolean namesJudges) {
        this.ballots = ballots;
        this.namesJudges = namesJudges;
    }

    /**
     * What was read.
     *
     * @param superseded battles that were logged again later
     * @param unreadable records that could not be read
     */
    public record Read(Votes votes, long superseded, long unreadable) {}

    /** Reads all votes; of a battle that was judged again in a log, the last judgement. */
    public Read read(Sources sources) {
        var reading = new Reading();
        for (Source source : sources.files()) {
            reading.read(source);
        }
        return reading.done();
    }

    private final class Reading {
        private final Votes votes = new Votes(ballots.featureNames());
        private final Map<String, Judgement> logged = new LinkedHashMap<>();
        private long superseded;
        private long unreadable;

        void read(Source source) {
            if (source.format().name().equals("arena-votes") && source.transport() instanceof JsonLines) {
                unreadable += VoteLines.append(source, ballots, namesJudges, votes);
                return;
            }
            try (Records records = source.open(Limits.DEFAULT)) {
                while (records.hasNext()) {
                    switch (records.next()) {
                        case RawRecord.Broken broken -> unreadable++;
                        case RawRecord.Parsed parsed -> read(source, parsed);
                    }
                }
            }
        }

        private void read(Source source, RawRecord.Parsed record) {
            try {
                for (Entry entry : source.format().read(record.value())) {
                    if (entry instanceof Battle battle) {
                        add(battle, source.format().logsStates());
                    }
                }
            } catch (UnreadableRecordException notRead) {
                unreadable++;
            }
        }

        private void add(Battle battle, boolean canComeAgain) {
            Ballot ballot = ballots.ballot(battle);
            if (!canComeAgain) {
                votes.add(ballot);
                return;
            }
            superseded += logged.containsKey(battle.id()) ? 1 : 0;
            int messages = battle.a().messages().size() + battle.b().messages().size();
            logged.merge(battle.id(), new Judgement(battle.time().orElse(Instant.MIN), messages, ballot), Judgement::later);
        }

        Read done() {
            logged.values().forEach(judgement -> votes.add(judgement.ballot()));
            return new Read(votes, superseded, unreadable);
        }
    }

    /** A battle as it was judged at one time. */
    private record Judgement(Instant time, int messages, Ballot ballot) {
        Judgement later(Judgement other) {
            int order = time.equals(other.time) ? Integer.compare(messages, other.messages) : time.compareTo(other.time);
            return order > 0 ? this : other;
        }
    }
}
