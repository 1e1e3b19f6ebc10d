package dev.parley.dataset.release;

import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A release on a local disk. */
final class LocalRelease implements StagedRelease {
    private final Path output;
    private final Path staging;
    private final Path previous;
    private final Renames renames;

    private LocalRelease(Path output, Renames renames) {
        this.output = output;
        this.staging = output.resolveSibling("." + output.getFileName() + ".staging");
        this.previous = output.resolveSibling("." + output.getFileName() + ".previous");
        this.renames = renames;
    }

    static LocalRelease start(Path output, Renames renames) {
        try {
            Path place = Files.exists(output) ? output.toRealPath() : output.toAbsolutePath().normalize();
            var release = new LocalRelease(place, renames);
            release.recover();
            release.refuseForeignFiles();
            delete(release.staging);
            Files.createDirectories(release.staging.resolve("data"));
            return release;
        } catch (IOException problem) {
            throw StagedRelease.unwritable(output.toString(), problem);
        }
    }

    /** An old release that was moved aside comes back, unless the new one has taken its place. */
    private void recover() throws IOException {
        if (Files.exists(previous)) {
            if (Files.exists(output)) {
                delete(previous);
            } else {
                renames.move(previous, output);
            }
        }
    }

    /** What is replaced is deleted: nothing but an older release may be there. */
    private void refuseForeignFiles() throws IOException {
        if (!Files.exists(output)) {
            return;
        }
        if (!Files.isDirectory(output)) {
            throw new InputException(output + " is a file; name a folder for the release");
        }
        Path manifest = output.resolve(Manifest.FILE_NAME);
        List<String> known = Files.exists(manifest) ? Manifest.fileNames(Files.readAllBytes(manifest)) : List.of();
        try (Stream<Path> files = Files.walk(output)) {
            files.filter(file -> !Files.isDirectory(file))
                    .map(file -> String.join("/", names(output.relativize(file))))
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InputException(output + " holds " + name
                                + ", which is no part of a release and would be lost; move it or name another folder");
                    });
        }
    }

    private static List<String> names(Path path) {
        return Stream.iterate(0, i -> i + 1)
                .limit(path.getNameCount())
                .map(i -> path.getName(i).toString())
                .toList();
    }

    @Override
    public org.apache.hadoop.fs.Path data() {
        return new org.apache.hadoop.fs.Path(staging.resolve("data").toUri());
    }

    @Override
    public void write(String name, byte[] content) {
        try {
            Files.write(staging.resolve(name), content);
        } catch (IOException problem) {
            throw StagedRelease.unwritable(name, problem);
        }
    }

    @Override
    public void publish() {
        if (!Files.exists(staging.resolve(Manifest.FILE_NAME))) {
            throw new IllegalStateException("a release without a manifest is not complete");
        }
        try {
            force(staging);
            refuseForeignFiles();
            swap();
            force(output.resolveSibling("."), false);
            delete(previous);
            delete(staging);
        } catch (IOException problem) {
            throw StagedRelease.unwritable(output.toString(), problem);
        }
    }

    private void swap() throws IOException {
        if (!Files.exists(output)) {
            renames.move(staging, output);
        } else if (!renames.exchange(staging, output)) {
            renames.move(output, previous);
            try {
                renames.move(staging, output);
            } catch (IOException problem) {
                renames.move(previous, output);
                throw problem;
            }
        }
    }

    @Override
    public void close() {
        try {
            delete(staging);
        } catch (IOException problem) {
            throw StagedRelease.unwritable(staging.toString(), problem);
        }
    }

    /** Everything in a directory reaches the disk itself, so that a power cut after the swap finds it there. */
    private static void force(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                force(path, !Files.isDirectory(path));
            }
        }
    }

    private static void force(Path path, boolean writable) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, writable ? StandardOpenOption.WRITE : StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
