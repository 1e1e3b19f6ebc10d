package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.core.Progress;
import dev.parley.dataset.parquet.ParquetRows;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.dataset.recipe.RecipeReader;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.ReleaseDocuments;
import dev.parley.dataset.release.ReleaseFacts;
import dev.parley.dataset.release.Shard;
import dev.parley.dataset.release.ShardFormat;
import dev.parley.dataset.release.StagedRelease;
import dev.parley.dataset.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;

/**
 * Takes conversations out of a release on this machine. First the tombstones are written, so that no later build brings
 * them back; then the shards that hold them are written anew from the workspace, as a build would, the others are taken
 * over as they are, and the whole is put in place at once. Stopped at any moment, it leaves the old release or the new
 * one, and the same call goes on.
 */
public final class Takedown {
    private static final Set<String> IDENTITY = Set.of("conversation_id", "user");

    private final SparkSession spark;
    private final Progress progress;

    public Takedown(SparkSession spark, Progress progress) {
        this.spark = spark;
        this.progress = progress;
    }

    /**
     * What was done.
     *
     * @param conversations ids that were in the release and are no longer
     * @param rebuilt names of the shards that were written anew
     * @param kept how many shards were taken over as they were
     * @param left files that were found out from the old release, such as topics, and are not in the new one
     */
    public record Result(SortedSet<String> conversations, List<String> rebuilt, int kept, List<String> left) {
        public Result {
            rebuilt = List.copyOf(rebuilt);
            left = List.copyOf(left);
        }
    }

    /**
     * Takes conversations out.
     *
     * @param release the directory that a build wrote
     * @throws InputException if nothing was built there on this machine, or nothing was read that is named
     */
    public Result run(String release, Tombstones named) {
        Archive archive = Archive.of(release);
        Release old = Release.open(Path.of(release));
        Tombstones tombstones = Tombstones.beside(release).plus(named);
        Set<String> doomed = new TreeSet<>();
        Tombstones met = meet(archive, tombstones, doomed);
        refuseUnknown(named, met, release);
        var byName = new TreeSet<>(doomed);
        byName.removeAll(tombstones.contaminated().keySet());
        tombstones = tombstones.plus(new Tombstones(Set.of(), byName));
        tombstones.save(release);
        var removed = new TreeSet<String>();
        var affected = new TreeSet<Integer>();
        List<Path> shards = old.shards();
        for (int shard = 0; shard < shards.size(); shard++) {
            if (removed.addAll(released(shards.get(shard), doomed, shard, shards.size()))) {
                affected.add(shard);
            }
        }
        return removed.isEmpty()
                ? new Result(removed, List.of(), shards.size(), List.of())
                : rebuild(release, old, archive, tombstones, removed, affected);
    }

    /** Adds the ids of all conversations that are covered, and returns whom and which of the tombstones it met. */
    private static Tombstones meet(Archive archive, Tombstones tombstones, Set<String> doomed) {
        var users = new HashSet<String>();
        for (int part = 0; part < archive.parts(); part++) {
            try (ParquetRows rows = archive.annotated().rows(part, IDENTITY::contains)) {
                while (rows.hasNext()) {
                    ObjectNode row = rows.next();
                    String id = row.path("conversation_id").asText();
                    Optional<String> user = Optional.ofNullable(row.path("user").textValue());
                    if (tombstones.cover(id, user)) {
                        doomed.add(id);
                        user.ifPresent(users::add);
                    }
                }
            }
        }
        return new Tombstones(users, doomed);
    }

    private static void refuseUnknown(Tombstones named, Tombstones met, String release) {
        unknown(named.conversations(), met.conversations()).ifPresent(id -> {
            throw new InputException("no conversation '" + id + "' was read for " + release
                    + "; ids stand in the column conversation_id");
        });
        unknown(named.users(), met.users()).ifPresent(user -> {
            throw new InputException("no conversation of the user '" + user + "' was read for " + release
                    + "; name the pseudonym that stands in the column user_id");
        });
    }

    private static Optional<String> unknown(Set<String> named, Set<String> met) {
        return named.stream().filter(Predicate.not(met::contains)).sorted().findFirst();
    }

    /** Which of the ids stand in a shard; it is not even opened if none can. */
    private static Set<String> released(Path file, Set<String> ids, int shard, int shards) {
        var found = new HashSet<String>();
        if (ids.stream().anyMatch(id -> SortKey.range(SortKey.of(id), shards) == shard)) {
            try (ParquetRows rows = ParquetRows.open(file, Set.of("conversation_id"))) {
                rows.forEachRemaining(row -> found.add(row.path("conversation_id").asText()));
            }
            found.retainAll(ids);
        }
        return found;
    }

    private Result rebuild(
            String release,
            Release old,
            Archive archive,
            Tombstones tombstones,
            SortedSet<String> removed,
            SortedSet<Integer> affected) {
        List<Shard> before = shardsOf(release, old);
        Recipe recipe = RecipeReader.parse(old.manifest().path("recipe").path("text").asText(), "manifest.json");
        var format = new ShardFormat(recipe.release().columns(), before.size());
        var rebuilt = new ArrayList<String>();
        try (StagedRelease staged = StagedRelease.start(Storage.path(release), Storage.configuration())) {
            var stage = new ReleaseStage(
                    archive.annotated(),
                    archive.ledger(),
                    archive.parts(),
                    format,
                    tombstones,
                    staged.data().toString());
            var shards = new ArrayList<>(before);
            List<Shard> written = TaskProgress.during(
                    spark,
                    progress,
                    "Writing the release",
                    affected.size(),
                    () -> stage.write(spark, List.copyOf(affected)));
            int next = 0;
            for (int shard : affected) {
                shards.set(shard, written.get(next++));
                rebuilt.add(format.fileName(shard));
            }
            for (int shard = 0; shard < shards.size(); shard++) {
                if (!affected.contains(shard)) {
                    takeOver(old.shards().get(shard), Path.of(staged.data().toUri().getPath()));
                }
            }
            ReleaseFacts facts = ReleaseFacts.of(
                    old.manifest(),
                    recipe,
                    Removals.of(archive, tombstones, shards),
                    Build.users(spark, archive.annotated(), archive.ledger(), tombstones));
            Build.publish(staged, facts, format, shards, Workspace.of(release));
        }
        return new Result(removed, rebuilt, before.size() - affected.size(), old.additions());
    }

    private static List<Shard> shardsOf(String release, Release old) {
        var known = new ReleasedShards(Workspace.of(release));
        return old.shardChecksums().stream()
                .map(checksum -> known.find(checksum)
                        .orElseThrow(() -> new InputException(String.format(
                                Locale.ROOT,
                                "%s.work does not know what is in the shards of %s; run the build again first",
                                release,
                                release))))
                .toList();
    }

    /** A shard that does not change is the same file, where the disk can give it a second name. */
    private static void takeOver(Path shard, Path folder) {
        Path target = folder.resolve(shard.getFileName());
        try {
            Files.createLink(target, shard);
        } catch (IOException | UnsupportedOperationException noLinks) {
            copy(shard, target);
        }
    }

    private static void copy(Path shard, Path target) {
        try {
            Files.copy(shard, target);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
