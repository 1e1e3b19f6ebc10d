package dev.parley.dataset.release;

import dev.parley.dataset.parquet.WrittenFile;
import java.util.ArrayList;
import java.util.List;

/** Everything in a release beside its shards, written from what was counted and what the build knows. */
public final class ReleaseDocuments {
    /** The files that {@link #write} writes, but for the manifest. */
    static final List<String> NAMES = List.of(StatisticsReport.FILE_NAME, Croissant.FILE_NAME, Card.FILE_NAME);

    private ReleaseDocuments() {}

    /**
     * Completes a release whose shards are written.
     *
     * @param shards all of them, in any order
     */
    public static void write(StagedRelease release, ReleaseFacts facts, ShardFormat format, List<Shard> shards) {
        var statistics = new Statistics();
        shards.forEach(shard -> statistics.merge(shard.statistics()));
        List<WrittenFile> data = shards.stream()
                .map(Shard::file)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();

        var files = new ArrayList<ReleaseFile>();
        data.forEach(shard -> files.add(ReleaseFile.of(shard)));
        files.add(write(release, StatisticsReport.FILE_NAME, Json.bytes(StatisticsReport.of(statistics, facts))));
        files.add(write(release, Croissant.FILE_NAME, Json.bytes(Croissant.of(statistics, facts, format, data))));
        files.add(write(release, Card.FILE_NAME, Card.of(statistics, facts, format, data)));
        write(release, Manifest.FILE_NAME, Json.bytes(Manifest.of(statistics, facts, format, files)));
    }

    private static ReleaseFile write(StagedRelease release, String name, byte[] content) {
        release.write(name, content);
        return ReleaseFile.of(name, content);
    }
}
