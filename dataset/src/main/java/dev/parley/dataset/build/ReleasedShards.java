package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.parquet.WrittenFile;
import dev.parley.dataset.release.Shard;
import dev.parley.dataset.release.Statistics;
import dev.parley.dataset.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * What was counted in each released shard, by the shard's checksum: so it is always that of the shard it is asked for,
 * whichever release a crash has left.
 */
record ReleasedShards(Workspace workspace) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Remembers shards before their release is published. */
    void save(List<Shard> shards) {
        for (Shard shard : shards) {
            ObjectNode stored = JSON.createObjectNode();
            stored.set("file", JSON.valueToTree(shard.file()));
            stored.set("statistics", shard.statistics().toJson());
            Workspace.writeAtomically(file(shard.file().sha256()), stored.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The shard with this checksum; empty if it is not known. */
    Optional<Shard> find(String sha256) {
        return Stage.read(file(sha256)).map(ReleasedShards::shard);
    }

    private static Shard shard(JsonNode stored) {
        JsonNode file = stored.path("file");
        return new Shard(
                new WrittenFile(
                        file.path("name").asText(),
                        file.path("rows").asLong(),
                        file.path("bytes").asLong(),
                        file.path("dataBytes").asLong(),
                        file.path("sha256").asText()),
                Statistics.fromJson(stored.path("statistics")));
    }

    /** Forgets all others, once these are published. */
    void keepOnly(List<Shard> shards) {
        Set<String> kept = shards.stream()
                .map(shard -> file(shard.file().sha256()).getName())
                .collect(Collectors.toSet());
        try {
            var files = Storage.of(folder());
            for (FileStatus file : Arrays.asList(files.listStatus(folder()))) {
                if (!kept.contains(file.getPath().getName())) {
                    files.delete(file.getPath(), false);
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Path folder() {
        return workspace.path("shards");
    }

    private Path file(String sha256) {
        return new Path(folder(), sha256 + ".json");
    }
}
