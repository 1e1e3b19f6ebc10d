package dev.parley.rating.file;

import dev.parley.core.source.Compression;
import dev.parley.core.source.Source;
import dev.parley.rating.vote.Votes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads millions of votes that stand one a line. One thread reads blocks of whole lines, {@link Lane lanes} take them
 * apart, and the votes come out in the order of the file whatever the number of lanes.
 */
final class VoteLines {
    private static final int BLOCK = 1 << 19;

    private final Source source;
    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Deque<Work> working = new ArrayDeque<>();
    private final Deque<byte[]> idle = new ArrayDeque<>();
    private final Votes votes;

    private long blocks;
    private long unreadable;

    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    private record Work(Lane lane, byte[] buffer, Future<RowBlock> rows) {}

    private VoteLines(Source source, BattleBallots ballots, boolean namesJudges, Votes votes) {
        this.source = source;
        this.votes = votes;
        for (int lane = 0; lane < Runtime.getRuntime().availableProcessors(); lane++) {
            lanes.add(new Lane(source.format(), ballots, namesJudges));
            threads.add(Executors.newSingleThreadExecutor());
        }
    }

    /** Appends all votes of a source and returns the number of lines that could not be read. */
    static long append(Source source, BattleBallots ballots, boolean namesJudges, Votes votes) {
        var lines = new VoteLines(source, ballots, namesJudges, votes);
        try {
            lines.run();
        } finally {
            lines.threads.forEach(ExecutorService::shutdownNow);
        }
        return lines.unreadable;
    }

    private void run() {
        try (InputStream in = Compression.open(source.file())) {
            byte[] buffer = new byte[BLOCK + VoteLine.PADDING];
            int kept = 0;
            while (true) {
                int filled = kept + in.readNBytes(buffer, kept, buffer.length - VoteLine.PADDING - kept);
                boolean last = filled < buffer.length - VoteLine.PADDING;
                int end = last ? filled : afterLastLine(buffer, filled);
                byte[] next = end > 0 || last ? buffer() : new byte[2 * buffer.length];
                kept = filled - end;
                System.arraycopy(buffer, end, next, 0, kept);
                if (end > 0) {
                    submit(buffer, end);
                }
                if (last) {
                    break;
                }
                buffer = next;
            }
            while (!working.isEmpty()) {
                join();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The place after the last newline; 0 if a line is longer than the buffer. */
    private static int afterLastLine(byte[] buffer, int filled) {
        int at = filled;
        while (at > 0 && buffer[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private byte[] buffer() {
        byte[] used = idle.poll();
        return used == null ? new byte[BLOCK + VoteLine.PADDING] : used;
    }

    private void submit(byte[] buffer, int end) {
        int turn = (int) (blocks++ % lanes.size());
        Lane lane = lanes.get(turn);
        working.add(new Work(lane, buffer, threads.get(turn).submit(() -> lane.read(buffer, end))));
        if (working.size() > 4 * lanes.size()) {
            join();
        }
    }

    private void join() {
        Work work = working.remove();
        try {
            RowBlock rows = work.rows().get();
            work.lane().append(rows, votes);
            unreadable += rows.unreadable;
            if (work.buffer().length == BLOCK + VoteLine.PADDING) {
                idle.add(work.buffer());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("votes could not be taken apart", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading votes", interrupted);
        }
    }
}
